import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisputeStatus, OrderStatus, RefundOrigin, RefundStatus } from '#generated/client.ts';
import {
  isInRefundDays,
  lastRefundDay,
  leftOfLine,
  leftOfOrder,
  planAdminRefund,
  planMyRefund,
  refundDays,
} from './refund.ts';
import type { RefundableOrder, RefundPart } from './refund.ts';

const paidAt = new Date('2026-06-01T03:00:00Z');
const soon = new Date('2026-06-03T03:00:00Z');

function orderOf(changes: Partial<RefundableOrder> = {}): RefundableOrder {
  const line = { amountMinor: 5_900, isGivenBack: false, backMinor: 0, hasCertificate: false };
  return {
    status: 'paid',
    totalMinor: 11_800,
    settledAt: paidAt,
    timeZone: 'Australia/Sydney',
    refunds: [],
    disputes: [],
    lines: [
      { id: 'a', ...line },
      { id: 'b', ...line },
    ],
    ...changes,
  };
}

const withLine = (changes: Partial<RefundableOrder['lines'][number]>) =>
  orderOf({ lines: orderOf().lines.map((line) => (line.id === 'a' ? { ...line, ...changes } : line)) });

describe('a therapist gives a line back', () => {
  test.each<[string, RefundableOrder, readonly string[], Date, unknown]>([
    ['at once', orderOf(), ['a'], paidAt, [{ lineId: 'a', amountMinor: 5_900, endsLine: true }]],
    ['named twice', orderOf(), ['a', 'a'], soon, [{ lineId: 'a', amountMinor: 5_900, endsLine: true }]],
    [
      'after a part came back',
      withLine({ backMinor: 900 }),
      ['a'],
      soon,
      [{ lineId: 'a', amountMinor: 5_000, endsLine: true }],
    ],
    [
      'after a dispute was won',
      orderOf({ disputes: ['won'] }),
      ['a'],
      soon,
      [{ lineId: 'a', amountMinor: 5_900, endsLine: true }],
    ],
    [
      'of a free order',
      orderOf({ totalMinor: 0, lines: [{ ...withLine({}).lines[0]!, amountMinor: 0 }] }),
      ['a'],
      soon,
      [{ lineId: 'a', amountMinor: 0, endsLine: true }],
    ],
    ['none named', orderOf(), [], soon, 'unknown-order'],
    ['one that is not of the order', orderOf(), ['a', 'z'], soon, 'unknown-order'],
    ['not paid yet', orderOf({ status: 'open' }), ['a'], soon, 'not-paid'],
    ['waiting for the bank', orderOf({ status: 'pending' }), ['a'], soon, 'not-paid'],
    ['refunded order', orderOf({ status: 'refunded' }), ['a'], soon, 'already-given-back'],
    ['given back line', withLine({ isGivenBack: true }), ['a'], soon, 'already-given-back'],
    ['one of two given back', withLine({ isGivenBack: true }), ['a', 'b'], soon, 'already-given-back'],
    [
      'the other one',
      withLine({ isGivenBack: true, backMinor: 5_900 }),
      ['b'],
      soon,
      [{ lineId: 'b', amountMinor: 5_900, endsLine: true }],
    ],
    ['disputed', orderOf({ disputes: ['won', 'open'] }), ['a'], soon, 'disputed'],
    ['dispute lost', orderOf({ disputes: ['lost'] }), ['a'], soon, 'disputed'],
    ['too late', orderOf(), ['a'], new Date('2026-06-15T14:00:00Z'), 'too-late'],
    ['certificate', withLine({ hasCertificate: true }), ['a'], soon, 'certificate-issued'],
    [
      'certificate of the other line',
      withLine({ hasCertificate: true }),
      ['b'],
      soon,
      [{ lineId: 'b', amountMinor: 5_900, endsLine: true }],
    ],
  ])('%s', (_name, order, lineIds, at, wanted) => {
    const planned = planMyRefund(order, lineIds, at);
    expect(planned.ok ? planned.value : planned.reason).toEqual(wanted);
  });
});

describe('an admin gives back', () => {
  const late = orderOf({ settledAt: new Date('2020-01-01T00:00:00Z') });
  test.each<[string, RefundableOrder, Parameters<typeof planAdminRefund>[1], unknown]>([
    ['all, on any day', late, { kind: 'all' }, ['a', 'b']],
    ['a line with a certificate', withLine({ hasCertificate: true }), { kind: 'lines', lineIds: ['a'] }, ['a']],
    ['what is left', withLine({ isGivenBack: true, backMinor: 5_900 }), { kind: 'all' }, ['b']],
    ['nothing left', orderOf({ status: 'refunded' }), { kind: 'lines', lineIds: ['a'] }, 'already-given-back'],
    ['a part', late, { kind: 'part', lineId: 'a', amountMinor: 100 }, ['a']],
    ['a part of nothing', late, { kind: 'part', lineId: 'a', amountMinor: 0 }, 'amount-too-large'],
    ['a broken part', late, { kind: 'part', lineId: 'a', amountMinor: 0.5 }, 'amount-too-large'],
    ['more than the line', late, { kind: 'part', lineId: 'a', amountMinor: 5_901 }, 'amount-too-large'],
    [
      'more than is left of it',
      withLine({ backMinor: 900 }),
      { kind: 'part', lineId: 'a', amountMinor: 5_001 },
      'amount-too-large',
    ],
    [
      'a part of a given back line',
      withLine({ isGivenBack: true }),
      { kind: 'part', lineId: 'a', amountMinor: 1 },
      'already-given-back',
    ],
    ['disputed', orderOf({ disputes: ['open'] }), { kind: 'all' }, 'disputed'],
    ['an unknown line', late, { kind: 'part', lineId: 'z', amountMinor: 1 }, 'unknown-order'],
  ])('%s', (_name, order, wish, wanted) => {
    const planned = planAdminRefund(order, wish);
    expect(planned.ok ? planned.value.map(({ lineId }) => lineId) : planned.reason).toEqual(wanted);
  });
});

test('the fourteenth day counts to its end where the buyer lives, and is never less than fourteen times 24 hours', () => {
  expect(lastRefundDay(new Date('2026-06-01T13:59:59Z'), 'Australia/Sydney')).toBe('2026-06-15');
  expect(lastRefundDay(new Date('2026-06-01T14:00:00Z'), 'Australia/Sydney')).toBe('2026-06-16');
  expect(lastRefundDay(new Date('2026-12-25T12:00:00Z'), 'Europe/London')).toBe('2027-01-08');
  expect(lastRefundDay(new Date('2026-06-01T12:00:00Z'), 'No/Where')).toBe('2026-06-15');
  expect(isInRefundDays(paidAt, 'Australia/Sydney', new Date('2026-06-15T13:59:59.999Z'))).toBe(true);
  expect(isInRefundDays(paidAt, 'Australia/Sydney', new Date('2026-06-15T14:00:00Z'))).toBe(false);
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.constantFrom('Australia/Sydney', 'Europe/London', 'Pacific/Auckland', 'UTC', 'America/St_Johns'),
      fc.integer({ min: 0, max: refundDays * 24 * 3_600_000 }),
      (settledAt, timeZone, laterMs) => {
        const at = new Date(settledAt.getTime() + laterMs);
        expect(isInRefundDays(settledAt, timeZone, at)).toBe(true);
        // Two days on, an hour of summer time is long gone.
        const over = new Date(settledAt.getTime() + (refundDays + 2) * 24 * 3_600_000);
        expect(isInRefundDays(settledAt, timeZone, over)).toBe(false);
      },
    ),
  );
});

type Kept = {
  readonly origin: RefundOrigin;
  status: RefundStatus;
  readonly amountMinor: number;
  readonly parts: readonly RefundPart[];
};

/** An order as the database would show it after these refunds. */
function after(amounts: readonly number[], kept: readonly Kept[]): RefundableOrder {
  const standing = kept.filter(({ status }) => status !== 'refused').flatMap(({ parts }) => parts);
  const lines = amounts.map((amountMinor, index) => {
    const own = standing.filter(({ lineId }) => lineId === `line ${index}`);
    return {
      id: `line ${index}`,
      amountMinor,
      isGivenBack: own.some(({ endsLine }) => endsLine),
      backMinor: own.reduce((sum, part) => sum + part.amountMinor, 0),
      hasCertificate: false,
    };
  });
  const status: OrderStatus = lines.every(({ isGivenBack }) => isGivenBack) ? 'refunded' : 'paid';
  const disputes: DisputeStatus[] = [];
  const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0);
  return { status, totalMinor, settledAt: paidAt, timeZone: 'UTC', refunds: kept, disputes, lines };
}

const wish = fc.oneof(
  fc.record({
    kind: fc.constant('lines' as const),
    lineIds: fc.array(
      fc.nat({ max: 4 }).map((n) => `line ${n}`),
      { maxLength: 3 },
    ),
  }),
  fc.record({ kind: fc.constant('all' as const) }),
  fc.record({
    kind: fc.constant('part' as const),
    lineId: fc.nat({ max: 4 }).map((n) => `line ${n}`),
    amountMinor: fc.integer({ min: -5, max: 12_000 }),
  }),
  fc.record({ kind: fc.constant('dashboard' as const), amountMinor: fc.integer({ min: 1, max: 12_000 }) }),
  fc.record({ kind: fc.constant('refuse' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('fail' as const), which: fc.nat() }),
);

test('whatever is wished in whatever order, never more goes back than was paid: of the order, and of a line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 9_900 }), { minLength: 1, maxLength: 5 }),
      fc.array(wish, { maxLength: 25 }),
      (amounts, wishes) => {
        const kept: Kept[] = [];
        const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0);
        for (const one of wishes) {
          const order = after(amounts, kept);
          const target = kept[one.kind === 'refuse' || one.kind === 'fail' ? one.which % Math.max(1, kept.length) : -1];
          if (one.kind === 'refuse' && target?.status === 'requested') target.status = 'refused';
          if (one.kind === 'fail' && target && target.status !== 'refused') target.status = 'failed';
          if (one.kind === 'dashboard' && one.amountMinor <= leftOfOrder(order))
            kept.push({ origin: 'dashboard', status: 'given', amountMinor: one.amountMinor, parts: [] });
          if (one.kind === 'lines' || one.kind === 'all' || one.kind === 'part') {
            const planned = planAdminRefund(order, one);
            if (!planned.ok) continue;
            const amountMinor = planned.value.reduce((sum, part) => sum + part.amountMinor, 0);
            expect(planned.value.every((part) => part.amountMinor >= 0)).toBe(true);
            expect(amountMinor).toBeLessThanOrEqual(leftOfOrder(order));
            kept.push({ origin: 'admin', status: 'requested', amountMinor, parts: planned.value });
          }
          const now = after(amounts, kept);
          const back = kept
            .filter(({ status, origin }) => status !== 'refused' && !(origin === 'dashboard' && status === 'failed'))
            .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          expect(back).toBeLessThanOrEqual(totalMinor);
          expect(leftOfOrder(now)).toBe(totalMinor - back);
          for (const line of now.lines) expect(line.backMinor + leftOfLine(line)).toBe(line.amountMinor);
        }
      },
    ),
    { numRuns: 500 },
  );
});
