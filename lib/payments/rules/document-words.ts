/** "1,180.00": an amount on paper, always with its cents. */
export function decimalAmount(amountMinor: number): string {
  const whole = String(Math.floor(amountMinor / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return `${whole}.${String(amountMinor % 100).padStart(2, '0')}`;
}

/** "Tax invoice R-000123": what a document is called in a list or a link. */
export function documentName(document: { readonly title: string; readonly number: string }): string {
  return `${document.title} ${document.number}`;
}

/** "20%", "17.5%" */
export function rateText(rateBasisPoints: number): string {
  return `${rateBasisPoints / 100}%`;
}
