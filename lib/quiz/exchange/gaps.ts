export type GapPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'gap'; readonly key: string };

/** A text cut at its gaps. Only the first `{{key}}` of each gap is one; anything else is words. */
export function cutAtGaps(text: string, keys: readonly string[]): GapPiece[] {
  const left = new Set(keys);
  const pieces: GapPiece[] = [];
  let words = '';
  for (const part of text.split(/(\{\{[a-z0-9]{1,12}\}\})/)) {
    const key = part.startsWith('{{') && part.endsWith('}}') ? part.slice(2, -2) : '';
    if (!left.delete(key)) {
      words += part;
      continue;
    }
    if (words !== '') pieces.push({ kind: 'words', text: words });
    words = '';
    pieces.push({ kind: 'gap', key });
  }
  if (words !== '') pieces.push({ kind: 'words', text: words });
  return pieces;
}
