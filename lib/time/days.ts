/** The day that a moment falls on in a time zone, "2026-11-20". */
export function dayIn(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** "20 November 2026" of "2026-11-20". */
export function longDay(day: string): string {
  return new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

const hourMs = 3_600_000;

/**
 * The first moment at which a day is over everywhere on earth: noon UTC of the next day, when it ends in UTC-12. A
 * certificate counts until then, so that it is never called expired on its last day, wherever holder and checker are,
 * and anyone can work it out from the certificate alone. Docs: decision 029.
 */
export function endOfDayEverywhere(day: string): Date {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + 36 * hourMs);
}
