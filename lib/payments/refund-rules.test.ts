import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderStatus } from '#generated/client.ts';
import type { PaymentFacts } from './gateway.ts';
import { moneyNotesOf, moneyOutcomeOf } from './refund-rules.ts';
import type { MoneyEvent } from './refund-rules.ts';
import { moneyDetailSchema } from './schema.ts';

type Reading = Pick<PaymentFacts, 'receivedMinor' | 'refunds' | 'disputes'>;
type Refund = Reading['refunds'][number];

const reading = (refunds: readonly Refund[] = [], disputes: Reading['disputes'] = []): Reading => ({
  receivedMinor: 5_900,
  refunds,
  disputes,
});
const given = (id: string, amountMinor: number): Refund => ({
  id,
  refundId: null,
  amountMinor,
  state: 'given',
  createdAt: new Date(0),
});
const failed = (id: string, amountMinor: number): Refund => ({
  id,
  refundId: null,
  amountMinor,
  state: 'failed',
  createdAt: new Date(0),
});

function run(readings: readonly Reading[], from: OrderStatus = 'paid') {
  let status = from;
  const history = [status];
  const events: MoneyEvent[] = [];
  for (const facts of readings) {
    const notes = moneyNotesOf(events.map(({ kind, detail }) => ({ kind, detail: moneyDetailSchema.parse(detail) })));
    const outcome = moneyOutcomeOf(status, notes, facts);
    status = outcome.status;
    history.push(status);
    events.push(...outcome.events);
  }
  return { status, history, events, kinds: events.map(({ kind }) => kind) };
}

/** Five refunds over time at the payment service; a failed one stays failed. Each step is the truth at that moment. */
const truths = fc
  .array(fc.record({ refund: fc.nat({ max: 4 }), isFailure: fc.boolean() }), { maxLength: 10 })
  .map((steps) => {
    const refunds = new Map<string, Refund>();
    return steps.map(({ refund, isFailure }) => {
      const id = `re_${refund}`;
      const known = refunds.get(id);
      if (!known) refunds.set(id, given(id, 2_950));
      else if (isFailure) refunds.set(id, failed(id, 2_950));
      return reading([...refunds.values()]);
    });
  });
/** What the jobs read of it: late, twice, in any order, and in the end the truth. */
const readings = truths.chain((truth) =>
  fc
    .tuple(fc.constant(truth), fc.array(fc.nat({ max: Math.max(0, truth.length - 1) }), { maxLength: 20 }))
    .map(([all, picks]) => [...picks.flatMap((pick) => all[pick] ?? []), ...all.slice(-1)]),
);

test('each refund is noted as given once and as failed once at most, whatever is read in whatever order', () => {
  fc.assert(
    fc.property(readings, (all) => {
      const { events } = run(all);
      for (const kinds of [['refunded', 'partly-refunded'], ['refund-failed']]) {
        const ids = events
          .filter(({ kind }) => kinds.includes(kind))
          .flatMap(({ detail }) => moneyDetailSchema.parse(detail).refunds);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
  );
});

test('in the end every refund that stands is noted as given, and every failed one as failed', () => {
  fc.assert(
    fc.property(readings, (all) => {
      const notes = moneyNotesOf(
        run(all).events.map(({ kind, detail }) => ({ kind, detail: moneyDetailSchema.parse(detail) })),
      );
      for (const { id, state } of all.at(-1)?.refunds ?? [])
        expect((state === 'given' ? notes.given : notes.failed).has(id)).toBe(true);
    }),
  );
});

test('"refunded" is never left, and is reached when the last truth read is a whole refund', () => {
  fc.assert(
    fc.property(readings, (all) => {
      const { status, history } = run(all);
      const from = history.indexOf('refunded');
      if (from >= 0) expect(history.slice(from).every((step) => step === 'refunded')).toBe(true);
      const standing = (all.at(-1)?.refunds ?? []).filter(({ state }) => state === 'given').length * 2_950;
      if (standing >= 5_900) expect(status).toBe('refunded');
      if (all.every(({ refunds }) => refunds.length < 2)) expect(status).toBe('paid');
    }),
  );
});

test('reading the same thing twice changes nothing the second time', () => {
  fc.assert(
    fc.property(readings, (all) => {
      expect(run(all.flatMap((facts) => [facts, facts])).events).toEqual(run(all).events);
    }),
  );
});

test('a part leaves the order paid; the rest makes it refunded', () => {
  const part = reading([given('re_1', 2_000)]);
  expect(run([part])).toMatchObject({
    status: 'paid',
    events: [{ kind: 'partly-refunded', detail: { amountMinor: 2_000, refundedMinor: 2_000 } }],
  });
  expect(run([part, reading([given('re_1', 2_000), given('re_2', 3_900)])])).toMatchObject({
    status: 'refunded',
    kinds: ['partly-refunded', 'refunded'],
  });
});

test('a refund that failed is not given by an older reading that comes late', () => {
  expect(run([reading([failed('re_1', 5_900)]), reading([given('re_1', 5_900)])])).toMatchObject({
    status: 'paid',
    kinds: ['refund-failed'],
  });
  expect(run([reading([given('re_1', 5_900)]), reading([failed('re_1', 5_900)])])).toMatchObject({
    status: 'refunded',
    kinds: ['refunded', 'refund-failed'],
  });
});

test('an order that took no money yet has nothing to give back; a payment that never matched its order has', () => {
  const whole = reading([given('re_1', 5_900)]);
  for (const status of ['open', 'pending', 'expired'] as const)
    expect(run([whole], status)).toMatchObject({ status, events: [] });
  expect(run([whole], 'failed')).toMatchObject({ status: 'refunded', kinds: ['refunded'] });
  expect(run([{ ...reading(), receivedMinor: 0 }])).toMatchObject({ status: 'paid', events: [] });
});

test('a dispute and its end are noted once each, and change no order', () => {
  const at = (state: 'open' | 'won' | 'lost') =>
    reading(
      [],
      [{ id: 'dp_1', amountMinor: 5_900, reason: 'fraudulent', state, openedAt: new Date(0), evidenceDueAt: null }],
    );
  expect(run([at('open'), at('open'), at('lost'), at('open'), at('lost')])).toMatchObject({
    status: 'paid',
    kinds: ['disputed', 'dispute-lost'],
  });
  expect(run([at('won')]).kinds).toEqual(['disputed', 'dispute-won']);
});
