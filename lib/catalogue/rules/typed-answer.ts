/** The longest text that a typed answer may have. A longer one is no answer: cut short it might become another. */
export const longestTyped = 80;
/** No number that a question asks for needs more. */
export const longestNumber = 40;

/**
 * A typed answer as it is kept: composed, without invisible characters and without space around it. Null for what is no
 * text to keep. Kept once or twice, it is the same.
 */
export function typedText(text: string): string | null {
  if (text.length > 4 * longestTyped || !text.isWellFormed()) return null;
  const kept = text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .normalize('NFC')
    .trim();
  return kept === '' || kept.length > longestTyped ? null : kept;
}

/**
 * A text as it is held against an accepted word: case, inner space, and the typographer’s apostrophes and hyphens make
 * no difference. Nothing else is forgiven: “abduction” is not “adduction”.
 */
export function foldedText(text: string): string {
  return (typedText(text) ?? '')
    .toLowerCase()
    .replaceAll(/[’‘‛ʼʹ′＇`´]/gu, "'")
    .replaceAll(/[‐‑‒–—―−－]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .normalize('NFC');
}
