/** A stretch of a text with gaps: words as they stand, or the gap of a key. */
export type ClozePiece = { readonly words: string } | { readonly gap: string };

const gapMark = /\{\{([a-z0-9]{1,12})\}\}/;

/** The words and gaps of a text, in order. */
export function clozePieces(text: string): ClozePiece[] {
  return text
    .split(gapMark)
    .map((piece, index): ClozePiece => (index % 2 === 1 ? { gap: piece } : { words: piece }))
    .filter((piece) => !('words' in piece) || piece.words !== '');
}

/** The keys of the gaps of a text, as often as they stand in it. */
export function gapsIn(text: string): string[] {
  return clozePieces(text).flatMap((piece) => ('gap' in piece ? piece.gap : []));
}
