const firstHour = 6;
const endHour = 12;

function hourIn(at: Date, timeZone: string): number {
  const hour = (zone: string) =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at));
  try {
    return hour(timeZone);
  } catch {
    return hour('UTC');
  }
}

/** Is it morning there, from 6 to noon? An hour that the worker missed is made up for in the next. */
export function isReminderHour(at: Date, timeZone: string): boolean {
  const hour = hourIn(at, timeZone);
  return hour >= firstHour && hour < endHour;
}
