/** The calendar day of a moment in a time zone, as YYYY-MM-DD. A zone that does not exist counts as UTC. */
export function dayIn(at: Date, timeZone: string): string {
  const parts = (zone: string) =>
    new Intl.DateTimeFormat('en-AU', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).formatToParts(at);
  const read = (zone: string) => {
    const found = new Map(parts(zone).map(({ type, value }) => [type, value]));
    return `${found.get('year')?.padStart(4, '0')}-${found.get('month')}-${found.get('day')}`;
  };
  try {
    return read(timeZone);
  } catch {
    return read('UTC');
  }
}
