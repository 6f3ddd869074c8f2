import { expect, test } from 'vitest';
import { parseCalendar, valueOf } from '#tests/support/icalendar.ts';
import { calendarText } from './calendar.ts';
import { calendarEvents } from './rules/calendar.ts';

const at = new Date('2026-11-29T03:04:05Z');
const dues = [
  { id: 'd-1', kind: 'first-aid', dueOn: '2028-02-29' },
  { id: 'd-2', kind: 'other', dueOn: '2027-12-31' },
] as const;
const periods = [{ membershipId: 'm-1', bodyName: 'Grüße, Löwe; und \\ Co '.repeat(6).trim(), endsOn: '2027-06-30' }];
const textOf = () => calendarText(calendarEvents(dues, periods), 'https://learn.example.test', at);

test('the feed is a calendar by RFC 5545, with long and awkward names folded and escaped', () => {
  const calendar = parseCalendar(textOf());
  expect(valueOf(calendar, 'VERSION')).toBe('2.0');
  expect(valueOf(calendar, 'X-WR-CALNAME')).toBe('CPD dates');
  const [period] = calendar.children;
  if (!period) throw new Error('no event');
  expect(valueOf(period, 'SUMMARY')).toBe(`CPD period ends: ${periods[0]?.bodyName}`);
});

test('each is a whole day that ends before the next begins, whatever the time zone of the machine', () => {
  const days = parseCalendar(textOf()).children.map(({ lines }) =>
    lines
      .filter(({ name }) => name === 'DTSTART' || name === 'DTEND')
      .map(({ value, parameters }) => [value, parameters]),
  );
  const date = { VALUE: 'DATE' };
  expect(days).toEqual([
    [
      ['20270630', date],
      ['20270701', date],
    ],
    [
      ['20271231', date],
      ['20280101', date],
    ],
    [
      ['20280229', date],
      ['20280301', date],
    ],
  ]);
});

test('the same thing keeps its UID when its day moves; a period has one of its own', () => {
  const uids = (text: string) =>
    parseCalendar(text)
      .children.map((event) => valueOf(event, 'UID'))
      .toSorted();
  const moved = calendarEvents([{ ...dues[0], dueOn: '2029-01-01' }, dues[1]], periods);
  expect(uids(calendarText(moved, 'https://learn.example.test', new Date(at.getTime() + 1000)))).toEqual(
    uids(textOf()),
  );
  expect(uids(textOf())).toEqual([
    'due-d-1@learn.example.test',
    'due-d-2@learn.example.test',
    'period-m-1-2027-06-30@learn.example.test',
  ]);
});

test('two alarms ring in the morning, 30 and 7 days before', () => {
  for (const { children } of parseCalendar(textOf()).children)
    expect(children.map((alarm) => [alarm.name, valueOf(alarm, 'TRIGGER')])).toEqual([
      ['VALARM', '-P29DT15H'],
      ['VALARM', '-P6DT15H'],
    ]);
});

test('no words of the therapist stand in it', () => {
  const labelled = [{ ...dues[1], label: 'HIV test of Ann' }];
  expect(calendarText(calendarEvents(labelled, []), 'https://learn.example.test', at)).not.toMatch(/HIV|Ann/);
});

test('a calendar without a date is whole all the same', () => {
  expect(parseCalendar(calendarText([], 'https://learn.example.test', at)).children).toEqual([]);
});

test.each([
  ['a bare line feed', (text: string) => text.replace('\r\n', '\n')],
  ['a line that is too long', (text: string) => text.replace('VERSION:2.0', `VERSION:2.0${'x'.repeat(80)}`)],
  ['a missing stamp', (text: string) => text.replace(/DTSTAMP:[^\r]*\r\n/, '')],
  ['a component left open', (text: string) => text.replace('END:VALARM\r\n', '')],
  ['no line end at the end', (text: string) => text.trimEnd()],
])('the reading back notices %s', (_what, spoil) => {
  expect(() => parseCalendar(spoil(textOf()))).toThrow();
});
