export type LinesTogether = {
  readonly description: string;
  readonly quantity: number;
  readonly amountMinor: number;
  /** What one of them costs; null where a discount did not divide evenly. */
  readonly eachMinor: number | null;
};

/** Lines of an order that say the same as one: twenty seats of a course are one row, in the order they came. Total. */
export function linesTogether(
  lines: readonly { readonly description: string; readonly amountMinor: number }[],
): LinesTogether[] {
  const together = new Map<string, LinesTogether>();
  for (const { description, amountMinor } of lines) {
    const known = together.get(description);
    together.set(description, {
      description,
      quantity: (known?.quantity ?? 0) + 1,
      amountMinor: (known?.amountMinor ?? 0) + amountMinor,
      eachMinor: known === undefined || known.eachMinor === amountMinor ? amountMinor : null,
    });
  }
  return [...together.values()];
}
