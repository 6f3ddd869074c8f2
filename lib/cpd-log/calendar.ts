import ical, { ICalAlarmType } from 'ical-generator';
import { addDays } from './rules/days.ts';
import type { CalendarEvent } from './rules/calendar.ts';

const daySeconds = 24 * 60 * 60;
/** Nine in the morning of that day: a whole day begins at midnight, when nobody wants to be told. */
const alarms = [30, 7].map((days) => days * daySeconds - 9 * 60 * 60);
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * A therapist's days as iCalendar (RFC 5545): whole days without a time zone, so that each stays on its day wherever it is
 * read, with alarms 30 and 7 days before.
 * @param appUrl address of the product, without a slash at its end
 */
export function calendarText(events: readonly CalendarEvent[], appUrl: string, at: Date): string {
  const calendar = ical({
    name: 'CPD dates',
    prodId: { company: 'Afferent', product: 'CPD dates', language: 'EN' },
    ttl: daySeconds / 2,
  });
  for (const { key, day, title } of events) {
    const event = calendar.createEvent({
      id: `${key}@${new URL(appUrl).hostname}`,
      start: midnight(day),
      end: midnight(addDays(day, 1)),
      allDay: true,
      stamp: at,
      summary: title,
      description: `Where I stand: ${appUrl}/account/cpd`,
    });
    for (const trigger of alarms) event.createAlarm({ type: ICalAlarmType.display, trigger, description: title });
  }
  // The last line ends as every other does.
  return `${calendar.toString().trimEnd()}\r\n`;
}
