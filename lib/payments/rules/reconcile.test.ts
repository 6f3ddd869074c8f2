import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { booksOf, dayMs, dayOf, period, plainSale, readAt } from '#tests/support/two-books.ts';
import type { Sale } from '#tests/support/two-books.ts';
import type { Books } from '../books.ts';
import { newDifferences, periodOfDays, readingPeriod, recentPeriod, reconcileBooks } from './reconcile.ts';
import { differenceNames, differenceSchema } from './reconcile/types.ts';
import type { DifferenceName, OurBooks } from './reconcile/types.ts';

type Both = { readonly ours: OurBooks; readonly theirs: Books };
type Plant = (both: Both) => Both;

/** Changes the first thing of a kind on one side, or with null takes it away. */
function alter<Kind extends keyof OurBooks>(kind: Kind, change: Partial<OurBooks[Kind][number]> | null): Plant {
  return ({ ours, theirs }) => {
    const [first, ...rest] = ours[kind];
    return { theirs, ours: { ...ours, [kind]: change === null || !first ? rest : [{ ...first, ...change }, ...rest] } };
  };
}
function alterTheirs<Kind extends keyof Books>(kind: Kind, change: Partial<Books[Kind][number]> | null): Plant {
  return ({ ours, theirs }) => {
    const [first, ...rest] = theirs[kind];
    return {
      ours,
      theirs: { ...theirs, [kind]: change === null || !first ? rest : [{ ...first, ...change }, ...rest] },
    };
  };
}
function addTheirs<Kind extends keyof Books>(kind: Kind, change: Partial<Books[Kind][number]>): Plant {
  return ({ ours, theirs }) => {
    const [first] = theirs[kind];
    if (!first) throw new Error('nothing to copy');
    return { ours, theirs: { ...theirs, [kind]: [...theirs[kind], { ...first, ...change }] } };
  };
}

const plants: Readonly<Record<DifferenceName, readonly Plant[]>> = {
  'paid-there-not-here': [
    alter('orders', { status: 'open', settledAt: null, paymentIntentId: null }),
    alter('orders', { status: 'failed' }),
  ],
  'paid-here-not-there': [alterTheirs('payments', null)],
  'amount-differs': [alterTheirs('payments', { amountMinor: 1 }), alter('orders', { totalMinor: 1 })],
  'currency-differs': [alterTheirs('payments', { currency: 'NZD' })],
  'order-paid-twice': [addTheirs('payments', { id: 'pi_again' })],
  'payment-without-order': [addTheirs('payments', { id: 'pi_other', orderId: null })],
  'refund-there-not-here': [
    addTheirs('refunds', { id: 're_other', refundId: null, state: 'given' }),
    alter('refunds', null),
  ],
  'refund-here-not-there': [alterTheirs('refunds', null)],
  'refund-amount-differs': [alterTheirs('refunds', { amountMinor: 7 })],
  'refund-state-differs': [
    alterTheirs('refunds', { state: 'undecided' }),
    alter('refunds', { status: 'refused' }),
    alter('refunds', { status: 'requested' }),
  ],
  'dispute-there-not-here': [alter('disputes', null)],
  'dispute-state-differs': [alter('disputes', { status: 'won' })],
  'payout-sum-differs': [alterTheirs('payouts', { amountMinor: 12 })],
};

/** Sales of which the first has everything that can go wrong with it, so that every plant finds its place. */
const first: Sale = { ...plainSale, key: 'first', refundMinor: 1000, dispute: 'open' };
const sale = fc.record<Omit<Sale, 'key'>>({
  currency: fc.constantFrom('AUD', 'GBP'),
  totalMinor: fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 40_000 })),
  // Some began before the period or after it.
  day: fc.integer({ min: -12, max: 40 }),
  lag: fc.integer({ min: 0, max: 14 }),
  refundMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
  refundStatus: fc.constantFrom('given', 'failed'),
  dispute: fc.constantFrom(null, 'open', 'won', 'lost'),
});
const sales = fc
  .array(sale, { maxLength: 12 })
  .map((found) => [first, ...found.map((one, index): Sale => ({ ...one, key: `s${index}` }))]);

const compare = ({ ours, theirs }: Both, at = readAt) => reconcileBooks(ours, theirs, period, at);

describe('two sets of books', () => {
  test('that come from the same sales agree: no name, and the same sums', () => {
    fc.assert(
      fc.property(sales, (made) => {
        const { differences, sums } = compare(booksOf(made));
        expect(differences).toEqual([]);
        for (const { ours, theirs } of sums.currencies) expect(ours).toEqual(theirs);
      }),
    );
  });

  test.each(differenceNames.flatMap((name) => plants[name].map((plant, index) => ({ name, index, plant }))))(
    'one change planted among any sales is found, and nothing else: $name ($index)',
    ({ name, plant }) => {
      fc.assert(
        fc.property(sales, (made) => {
          const { differences } = compare(plant(booksOf(made)));
          expect(differences.map((one) => one.name)).toEqual([name]);
          expect(differenceSchema.array().parse(differences)).toEqual(differences);
        }),
        { numRuns: 40 },
      );
    },
  );

  test('sums show by how much they differ', () => {
    const { sums } = compare(alterTheirs('payments', { amountMinor: 5800 })(booksOf([plainSale])));
    expect(sums.currencies).toMatchObject([{ ours: { paidMinor: 5900 }, theirs: { paidMinor: 5800 } }]);
    const [payout] = sums.payouts;
    expect(payout).toMatchObject({ grossMinor: 5900, feeMinor: 133, netMinor: 5767, amountMinor: 5767, entries: 1 });
  });
});

describe('what is under way is no alarm', () => {
  const minutesBefore = (minutes: number) => new Date(readAt.getTime() - minutes * 60_000);
  const wide = { from: period.from, until: new Date(readAt.getTime() + dayMs) };
  const namesOf = ({ ours, theirs }: Both) =>
    reconcileBooks(ours, theirs, wide, readAt).differences.map(({ name }) => name);

  test.each([
    [59, []],
    [61, ['paid-there-not-here']],
  ])('a payment %i minutes old whose webhook has not come', (minutes, names) => {
    const both = alter('orders', { status: 'open', settledAt: null })(booksOf([plainSale]));
    expect(namesOf(alterTheirs('payments', { createdAt: minutesBefore(minutes) })(both))).toEqual(names);
  });

  test.each([
    [59, []],
    [61, ['refund-here-not-there']],
  ])('a refund decided %i minutes ago that the service does not have yet', (minutes, names) => {
    const both = alterTheirs('refunds', null)(booksOf([first]));
    expect(namesOf(alter('refunds', { status: 'requested', requestedAt: minutesBefore(minutes) })(both))).toEqual(
      names,
    );
  });

  test.each([
    [59, []],
    [61, ['refund-there-not-here']],
  ])('a refund made in the dashboard %i minutes ago', (minutes, names) => {
    const both = booksOf([{ ...first, refundMinor: 0 }]);
    const copy = { id: 're_x', refundId: null, paymentIntentId: 'pi_first', amountMinor: 5, currency: 'AUD' };
    const refunds = [{ ...copy, state: 'given' as const, createdAt: minutesBefore(minutes) }];
    expect(namesOf({ ...both, theirs: { ...both.theirs, refunds } })).toEqual(names);
  });

  test.each([
    ['refused', []],
    ['failed', ['refund-here-not-there']],
  ] as const)('a %s refund that the service never had', (status, names) => {
    expect(namesOf(alterTheirs('refunds', null)(alter('refunds', { status })(booksOf([first]))))).toEqual(names);
  });

  test('a bank debit begun in one month and settled in the next belongs to the first, in both books', () => {
    const both = booksOf([{ ...plainSale, day: 28, lag: 6 }]);
    expect(compare(both).sums.currencies).toMatchObject([{ ours: { payments: 1 }, theirs: { payments: 1 } }]);
    const next = { from: period.until, until: new Date(period.until.getTime() + 10 * dayMs) };
    expect(reconcileBooks(both.ours, both.theirs, next, readAt)).toMatchObject({
      differences: [],
      sums: { currencies: [] },
    });
  });
});

test('only what an earlier comparison had not found is new', () => {
  const { differences } = compare(alterTheirs('payments', null)(booksOf([plainSale])));
  expect(newDifferences(differences, [])).toEqual(differences);
  expect(newDifferences(differences, differences)).toEqual([]);
  expect(
    newDifferences(
      differences,
      differences.map((one) => ({ ...one, subjectId: 'pi_other' })),
    ),
  ).toEqual(differences);
});

describe('periods', () => {
  test('recent days are seven whole days with today, UTC', () => {
    const recent = recentPeriod(new Date('2026-11-28T16:25:00.000Z'));
    expect(recent).toEqual({ from: new Date('2026-11-22T00:00:00.000Z'), until: new Date('2026-11-29T00:00:00.000Z') });
    expect(readingPeriod(recent).from).toEqual(new Date('2026-11-06T00:00:00.000Z'));
  });

  test.each([
    ['2026-11-01', '2026-11-30', true],
    ['2026-11-01', '2026-11-01', true],
    ['2026-09-01', '2026-12-01', true],
    ['2026-09-01', '2026-12-02', false],
    ['2026-11-02', '2026-11-01', false],
    ['2026-02-30', '2026-03-01', false],
    ['2026-13-01', '2026-13-02', false],
    ['', '2026-03-01', false],
    ['1.11.2026', '2.11.2026', false],
  ])('from %s to %s is a period: %s', (from, until, isOne) => {
    expect(periodOfDays(from, until) !== null).toBe(isOne);
  });

  test('the last day counts whole', () => {
    expect(periodOfDays('2026-11-01', '2026-11-30')).toEqual(period);
    expect(dayOf(30, 23).getTime()).toBeLessThan(period.until.getTime());
  });
});
