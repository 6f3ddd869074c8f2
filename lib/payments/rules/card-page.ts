/** The payment service takes so many different lines at most: https://docs.stripe.com/api/checkout/sessions/create (line_items). */
const maxDifferentLines = 100;

type Line = { readonly description: string; readonly listMinor: number; readonly amountMinor: number };
export type CardPageLine = { readonly description: string; readonly amountMinor: number; readonly quantity: number };

/**
 * What the card page lists: equal lines together, the net amounts of the order, so that they add up to its total. A
 * discount is named in words. More different lines than the page takes become one, of the whole amount.
 */
export function cardPageLines(lines: readonly Line[], orderNumber: string): CardPageLine[] {
  const groups = new Map<string, CardPageLine>();
  for (const { description, listMinor, amountMinor } of lines) {
    const words = amountMinor < listMinor ? `${description}, incl. code` : description;
    const key = `${amountMinor} ${words}`;
    const quantity = (groups.get(key)?.quantity ?? 0) + 1;
    groups.set(key, { description: words, amountMinor, quantity });
  }
  if (groups.size <= maxDifferentLines) return [...groups.values()];
  const amountMinor = lines.reduce((total, line) => total + line.amountMinor, 0);
  return [{ description: `Order ${orderNumber}: ${lines.length} courses`, amountMinor, quantity: 1 }];
}
