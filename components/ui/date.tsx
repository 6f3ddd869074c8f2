/** "20 November 2026", or with the time "20 November 2026, 9:05 am". */
export function formatDate(value: Date | string, timeZone = 'UTC', withTime = false): string {
  const date = typeof value === 'string' ? new Date(value) : value;
  return new Intl.DateTimeFormat('en-AU', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
    ...(withTime ? { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } : {}),
  }).format(date);
}

export function DateText({
  value,
  timeZone = 'UTC',
  withTime = false,
}: {
  value: Date | string;
  timeZone?: string;
  withTime?: boolean;
}) {
  const iso = typeof value === 'string' ? value : value.toISOString();
  return <time dateTime={iso}>{formatDate(value, timeZone, withTime)}</time>;
}
