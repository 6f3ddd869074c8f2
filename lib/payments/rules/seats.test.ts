import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueState, invitationsADay, mayRemind, maySeat, readDueDay, seatActs, seatState, tidyName } from './seats.ts';
import type { SeatFacts, SeatLineFacts, SeatState } from './seats.ts';

const at = new Date('2026-11-20T01:00:00.000Z');
const line = (facts: Partial<SeatLineFacts> = {}): SeatLineFacts => ({
  isGivenBack: false,
  isBegun: false,
  isDone: false,
  ...facts,
});
const seat = (facts: Partial<SeatFacts> = {}): SeatFacts => ({
  orderStatus: 'paid',
  disputes: [],
  invitation: { acceptedAt: at },
  lines: [line()],
  ...facts,
});

test.each<[string, SeatFacts, SeatState]>([
  ['nobody was asked', seat({ invitation: null }), 'free'],
  ['somebody was asked', seat({ invitation: { acceptedAt: null } }), 'invited'],
  ['somebody took it', seat(), 'accepted'],
  ['a module was opened', seat({ lines: [line({ isBegun: true })] }), 'begun'],
  ['one of two courses is done', seat({ lines: [line({ isBegun: true, isDone: true }), line()] }), 'begun'],
  ['a certificate came without study here', seat({ lines: [line({ isDone: true }), line()] }), 'begun'],
  ['every course is done', seat({ lines: [line({ isDone: true }), line({ isDone: true })] }), 'done'],
  ['what is left is done', seat({ lines: [line({ isDone: true }), line({ isGivenBack: true })] }), 'done'],
  ['one of two courses went back', seat({ lines: [line({ isGivenBack: true }), line()] }), 'accepted'],
  ['its only course went back', seat({ lines: [line({ isGivenBack: true, isDone: true })] }), 'given-back'],
  ['the order went back', seat({ orderStatus: 'refunded' }), 'given-back'],
  ['the bank took the money back', seat({ disputes: ['open', 'lost'] }), 'given-back'],
  ['the bank looks into it', seat({ disputes: ['open'], lines: [line({ isDone: true })] }), 'paused'],
  ['the bank decided for us', seat({ disputes: ['won'] }), 'accepted'],
  ['nothing is paid yet', seat({ orderStatus: 'pending' }), 'paused'],
  ['it has no course', seat({ lines: [] }), 'given-back'],
])('a seat, when %s', (_, facts, state) => {
  expect(seatState(facts)).toBe(state);
});

const anyLine = fc.record({ isGivenBack: fc.boolean(), isBegun: fc.boolean(), isDone: fc.boolean() });
const anySeat = fc.record<SeatFacts>({
  orderStatus: fc.constantFrom('open', 'pending', 'paid', 'failed', 'expired', 'refunded'),
  disputes: fc.array(fc.constantFrom('open', 'won', 'lost'), { maxLength: 3 }),
  invitation: fc.option(fc.record({ acceptedAt: fc.option(fc.constant(at)) })),
  lines: fc.array(anyLine, { maxLength: 4 }),
});

describe('whatever the facts', () => {
  test('nothing can be done with a seat unless the order is paid and nobody contests it', () => {
    fc.assert(
      fc.property(anySeat, (facts) => {
        const isSound = facts.orderStatus === 'paid' && facts.disputes.every((status) => status === 'won');
        if (!isSound) expect(seatActs(seatState(facts))).toEqual([]);
      }),
    );
  });

  test('a seat that was used is never moved or taken away, nor one that has nobody', () => {
    fc.assert(
      fc.property(anySeat, (facts) => {
        const state = seatState(facts);
        const isUsed = facts.lines.some(({ isGivenBack, isBegun, isDone }) => !isGivenBack && (isBegun || isDone));
        if (facts.invitation === null || (isUsed && facts.invitation.acceptedAt !== null)) {
          expect(maySeat(state, 'move')).toBe(false);
          expect(maySeat(state, 'withdraw')).toBe(false);
        }
        if (facts.invitation !== null) expect(maySeat(state, 'invite')).toBe(false);
      }),
    );
  });

  test('the order of lines and of disputes plays no part', () => {
    fc.assert(
      fc.property(anySeat, (facts) => {
        const turned = { ...facts, lines: facts.lines.toReversed(), disputes: facts.disputes.toReversed() };
        expect(seatState(turned)).toBe(seatState(facts));
      }),
    );
  });
});

test('a date set is due until it is past and never once it is done', () => {
  const today = '2027-03-01';
  expect(dueState({ dueOn: null, isDone: false, today })).toBe('none');
  expect(dueState({ dueOn: '2027-03-02', isDone: false, today })).toBe('due');
  expect(dueState({ dueOn: '2027-03-01', isDone: false, today })).toBe('due');
  expect(dueState({ dueOn: '2027-02-28', isDone: false, today })).toBe('overdue');
  expect(dueState({ dueOn: '2027-02-28', isDone: true, today })).toBe('done');
});

test.each([
  ['', null],
  ['  ', null],
  ['2027-03-31', '2027-03-31'],
  [' 2027-3-1 ', '2027-03-01'],
  ['31/3/2027', '2027-03-31'],
  ['01.03.2027', '2027-03-01'],
  ['29/2/2028', '2028-02-29'],
  ['20/11/2026', '2026-11-20'],
])('reads "%s" as the day %s', (typed, value) => {
  expect(readDueDay(typed, '2026-11-20')).toEqual({ ok: true, value });
});

test.each([
  ['soon', 'due-not-a-day'],
  ['3/31/2027', 'due-not-a-day'],
  ['29/2/2027', 'due-not-a-day'],
  ['1/3/27', 'due-not-a-day'],
  ['19/11/2026', 'due-past'],
  ['21/11/2031', 'due-too-far'],
])('refuses "%s" as a day: %s', (typed, reason) => {
  expect(readDueDay(typed, '2026-11-20')).toEqual({ ok: false, reason });
});

test('every day of the calendar is read in both ways of writing it', () => {
  const days = fc.date({ min: new Date('2026-11-20'), max: new Date('2031-11-20'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const value = date.toISOString().slice(0, 10);
      const [year, month, day] = value.split('-').map(Number);
      expect(readDueDay(value, '2026-11-20')).toEqual({ ok: true, value });
      expect(readDueDay(`${day}/${month}/${year}`, '2026-11-20')).toEqual({ ok: true, value });
    }),
  );
});

test('a reminder waits a whole day after the message before', () => {
  expect(mayRemind(null, at)).toBe(true);
  expect(mayRemind(at, new Date(at.getTime() + 86_399_999))).toBe(false);
  expect(mayRemind(at, new Date(at.getTime() + 86_400_000))).toBe(true);
});

test('everyone of an order may be asked in one day, and wrong addresses mended', () => {
  for (const seats of [1, 20, 200]) expect(invitationsADay(seats)).toBeGreaterThanOrEqual(2 * seats);
});

test('a name is one line without characters that nobody sees', () => {
  expect(tidyName('  Ada\r\nBcc: x\u202e  O’Example\u0000 ')).toBe('Ada Bcc: x O’Example');
});
