import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckoutState } from './gateway.ts';
import { canReuse, canStillOpen, minuteMs, orderNumber, settlementOf, shareOut } from './rules.ts';
import type { CheckoutOutcome, OrderFacts } from './rules.ts';

const at = new Date('2026-11-20T01:00:00.000Z');
const fresh: OrderFacts = { status: 'open', totalMinor: 5_900, currency: 'AUD', isMismatchNoted: false };
const rightMoney = { amountMinor: 5_900, currency: 'AUD' };

const states = fc.constantFrom<CheckoutState>('open', 'paid', 'pending', 'failed', 'expired');
const outcomes = fc.array(
  fc.record({
    state: states,
    amountMinor: fc.constantFrom(5_900, 1, null),
    currency: fc.constantFrom('AUD', 'GBP', null),
  }),
  { maxLength: 12 },
);
const isRightPayment = ({ state, amountMinor, currency }: CheckoutOutcome) =>
  state === 'paid' && amountMinor === 5_900 && currency === 'AUD';

function run(readings: readonly CheckoutOutcome[]) {
  let order = fresh;
  const history = [order.status as string];
  const events: string[] = [];
  for (const reading of readings) {
    const { status, event } = settlementOf(order, reading);
    if (event !== null) events.push(event);
    order = { ...order, status, isMismatchNoted: order.isMismatchNoted || event === 'amount-mismatch' };
    history.push(status);
  }
  return { status: order.status, history, events };
}

test('any order of readings ends "paid" exactly when a payment of the right money was among them', () => {
  fc.assert(
    fc.property(outcomes, (readings) => {
      expect(run(readings).status === 'paid').toBe(readings.some(isRightPayment));
    }),
  );
});

test('"paid" is never left, happens once, and a closed order never opens again', () => {
  fc.assert(
    fc.property(outcomes, (readings) => {
      const { history, events } = run(readings);
      expect(events.filter((event) => event === 'paid').length).toBeLessThanOrEqual(1);
      expect(events.filter((event) => event === 'amount-mismatch').length).toBeLessThanOrEqual(1);
      const paidFrom = history.indexOf('paid');
      if (paidFrom >= 0) expect(history.slice(paidFrom).every((status) => status === 'paid')).toBe(true);
      const closedFrom = history.findIndex((status) => status === 'failed' || status === 'expired');
      if (closedFrom >= 0)
        expect(history.slice(closedFrom).some((status) => status === 'open' || status === 'pending')).toBe(false);
    }),
  );
});

test('reading the same thing twice changes nothing the second time', () => {
  fc.assert(
    fc.property(outcomes, (readings) => {
      expect(run(readings.flatMap((reading) => [reading, reading])).events).toEqual(run(readings).events);
    }),
  );
});

test('readings that arrive in another order end with the same answer to "is it paid?"', () => {
  const withShuffled = outcomes.chain((readings) =>
    fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length })),
  );
  fc.assert(
    fc.property(withShuffled, ([readings, shuffled]) => {
      expect(run(shuffled).status === 'paid').toBe(run(readings).status === 'paid');
    }),
  );
});

test('a refunded order stays refunded whatever is read', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(settlementOf({ ...fresh, status: 'refunded' }, { state, ...rightMoney })).toEqual({
        status: 'refunded',
        event: null,
      });
    }),
  );
});

test('a payment of other money fails the order; of the right money pays it', () => {
  expect(settlementOf(fresh, { state: 'paid', amountMinor: 5_899, currency: 'AUD' })).toEqual({
    status: 'failed',
    event: 'amount-mismatch',
  });
  expect(settlementOf(fresh, { state: 'paid', amountMinor: 5_900, currency: 'GBP' })).toEqual({
    status: 'failed',
    event: 'amount-mismatch',
  });
  expect(settlementOf(fresh, { state: 'paid', ...rightMoney })).toEqual({ status: 'paid', event: 'paid' });
});

test('an order gets its checkout only while Stripe would still take one', () => {
  expect(canStillOpen({ createdAt: at }, new Date(at.getTime() + 24 * minuteMs))).toBe(true);
  expect(canStillOpen({ createdAt: at }, new Date(at.getTime() + 25 * minuteMs))).toBe(false);
});

test('a page that closes within two minutes is not handed out again', () => {
  const expiresAt = new Date(at.getTime() + 60 * minuteMs);
  expect(canReuse({ expiresAt }, new Date(at.getTime() + 57 * minuteMs))).toBe(true);
  expect(canReuse({ expiresAt }, new Date(at.getTime() + 58 * minuteMs))).toBe(false);
});

test('order numbers run with the year in front', () => {
  expect(orderNumber(1n, at)).toBe('O-2026-000001');
  expect(orderNumber(1_234_567, at)).toBe('O-2026-1234567');
});

test.each([
  [14_900, [5_900, 5_900, 5_900], [4_967, 4_967, 4_966]],
  [7_900, [3_200, 3_200, 3_200], [2_634, 2_633, 2_633]],
  [10_000, [7_500, 2_500], [7_500, 2_500]],
  [100, [0, 0], [50, 50]],
  [0, [5_900, 5_900], [0, 0]],
] as const)('%i shared out by %j is %j', (total, list, parts) => {
  expect(shareOut(total, list)).toEqual(parts);
});

test('however a price is shared out, the parts are whole, none is negative, and they add up to it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
      (total, list) => {
        const parts = shareOut(total, list);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        const sum = list.reduce((all, amount) => all + amount, 0);
        parts.forEach((part, index) => {
          expect(Number.isInteger(part) && part >= 0).toBe(true);
          const exact = sum === 0 ? total / list.length : (total * (list[index] ?? 0)) / sum;
          expect(Math.abs(part - exact)).toBeLessThan(1);
        });
      },
    ),
  );
});
