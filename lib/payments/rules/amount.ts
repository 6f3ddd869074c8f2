const moneyText = /^(?:A\$|NZ\$|CA\$|US\$|\$|£|€)?(\d{1,3}(?:,\d{3})+|\d{1,7})?(?:[.,](\d{1,2}))?$/i;

/**
 * Reads an amount as people type it: "12.50", "12,50", "A$ 1,250", "£.50", "12.5". Returns cents or pence, or null for
 * anything that could mean something else, is negative, or has more than two decimals.
 */
export function parseAmountMinor(text: string): number | null {
  const plain = text
    .trim()
    .replace(/\s*(?:AUD|GBP|NZD|EUR|CAD|USD)$/i, '')
    .replaceAll(/(?<=[$£€])\s+|\s(?=\d{3}(?:\D|$))/g, '');
  const found = moneyText.exec(plain);
  if (!found) return null;
  const [, whole, decimals] = found;
  if (whole === undefined && decimals === undefined) return null;
  return Number((whole ?? '0').replaceAll(',', '')) * 100 + Number((decimals ?? '').padEnd(2, '0'));
}
