/** A line that ends like a sentence. */
export function endStopped(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
