import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderStatus, RefundStatus } from '#generated/client.ts';
import type { PaymentFacts } from '../gateway.ts';
import { moneyDetailSchema } from '../schema.ts';
import { moneyNotesOf, unnotedOf } from './money-history.ts';
import type { DisputeRow, MoneyEvent, RefundRow } from './money-history.ts';
import { orderStatusOf } from './order-status.ts';
import { refundChangesOf } from './reading.ts';

type Refund = PaymentFacts['refunds'][number];
const whole = 5_900;
const atService = (
  id: string,
  state: Refund['state'],
  amountMinor = 2_950,
  refundId: string | null = null,
): Refund => ({
  id,
  refundId,
  amountMinor,
  state,
  createdAt: new Date(0),
});

/** Five refunds over time at the payment service, two of them ours; a failed one stays failed. */
const truths = fc
  .array(fc.record({ refund: fc.nat({ max: 4 }), isFailure: fc.boolean() }), { maxLength: 12 })
  .map((steps) => {
    const refunds = new Map<string, Refund>();
    return steps.map(({ refund, isFailure }) => {
      const id = `re_${refund}`;
      const known = refunds.get(id);
      if (!known || isFailure)
        refunds.set(id, atService(id, known ? 'failed' : 'given', 2_950, refund < 2 ? `own ${refund}` : null));
      return [...refunds.values()];
    });
  });

/** Applies readings to rows and keeps a history, as the commands do. */
function run(readings: readonly (readonly Refund[])[]) {
  const rows = new Map<string, RefundRow & { origin: string }>(
    ['own 0', 'own 1'].map((id) => [
      id,
      { id, serviceRefundId: null, status: 'requested' as RefundStatus, amountMinor: 2_950, origin: 'admin' },
    ]),
  );
  let status: OrderStatus = 'paid';
  const events: MoneyEvent[] = [];
  for (const refunds of readings) {
    for (const change of refundChangesOf([...rows.values()], refunds)) {
      const { serviceRefundId, status: became } = change;
      const id = change.kind === 'update' ? change.id : `row of ${serviceRefundId}`;
      const before = rows.get(id);
      const amountMinor = change.kind === 'add' ? change.amountMinor : (before?.amountMinor ?? 0);
      rows.set(id, { id, serviceRefundId, status: became, amountMinor, origin: before?.origin ?? 'dashboard' });
    }
    const all = [...rows.values()];
    status = orderStatusOf({ status, areAllLinesBack: false, receivedMinor: whole, refunds: all, isMismatch: false });
    events.push(...unnotedOf(status, notesOf(events), all, []));
  }
  return { rows: [...rows.values()], status, events };
}

const notesOf = (events: readonly MoneyEvent[]) =>
  moneyNotesOf(events.map(({ kind, detail }) => ({ kind, detail: moneyDetailSchema.parse(detail) })));

test('after the newest reading every refund is as the payment service says, each of its refunds is one row, and ours are ours', () => {
  fc.assert(
    fc.property(truths, (readings) => {
      const { rows, status } = run(readings);
      const truth = readings.at(-1) ?? [];
      for (const { id, state, refundId } of truth) {
        const found = rows.filter(({ serviceRefundId }) => serviceRefundId === id);
        expect(found.map((row) => row.status)).toEqual([state]);
        if (refundId !== null) expect(found[0]?.id).toBe(refundId);
      }
      const back = truth.filter(({ state }) => state === 'given').length * 2_950;
      expect(status).toBe(back >= whole ? 'refunded' : 'paid');
    }),
  );
});

test('each refund is noted once as given and once as failed at most, and reading again notes nothing', () => {
  fc.assert(
    fc.property(truths, (readings) => {
      const { events } = run(readings.flatMap((reading) => [reading, reading]));
      expect(events).toEqual(run(readings).events);
      for (const kinds of [['refunded', 'partly-refunded'], ['refund-failed']]) {
        const ids = events
          .filter(({ kind }) => kinds.includes(kind))
          .flatMap(({ detail }) => moneyDetailSchema.parse(detail).refunds);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
  );
});

test('a refund that waits at the payment service is kept as known and stays decided here; one of the dashboard waits', () => {
  const own = { id: 'own', serviceRefundId: null, status: 'requested' } as const;
  expect(refundChangesOf([own], [atService('re_1', 'undecided', 900, 'own')])).toEqual([
    { kind: 'update', id: 'own', serviceRefundId: 're_1', status: 'requested' },
  ]);
  expect(refundChangesOf([own], [atService('re_1', 'undecided')])).toEqual([]);
});

test('a second refund of the payment service under one id of ours is one of the dashboard', () => {
  const own = { id: 'own', serviceRefundId: null, status: 'requested' } as const;
  const changes = refundChangesOf(
    [own],
    [atService('re_1', 'given', 900, 'own'), atService('re_2', 'given', 900, 'own')],
  );
  expect(changes.map(({ kind, serviceRefundId }) => [kind, serviceRefundId])).toEqual([
    ['update', 're_1'],
    ['add', 're_2'],
  ]);
});

test('a dispute is noted when it opens and at each decision, an appeal that opens it again as well; twice is once', () => {
  const at = (status: DisputeRow['status']): DisputeRow[] => [
    { id: 'dp_1', status, reason: 'fraudulent', amountMinor: whole },
  ];
  const kindsOf = (statuses: readonly DisputeRow['status'][]) => {
    const events: MoneyEvent[] = [];
    for (const status of statuses) events.push(...unnotedOf('paid', notesOf(events), [], at(status)));
    return events.map(({ kind }) => kind);
  };
  expect(kindsOf(['open', 'open', 'lost', 'lost', 'open', 'won', 'won'])).toEqual([
    'disputed',
    'dispute-lost',
    'disputed',
    'dispute-won',
  ]);
  expect(kindsOf(['won'])).toEqual(['disputed', 'dispute-won']);
});

test('what the history of an older version notes is not noted again', () => {
  const rows: RefundRow[] = [{ id: 'row', serviceRefundId: 're_1', status: 'given', amountMinor: whole }];
  const notes = moneyNotesOf([
    { kind: 'refunded', detail: { refunds: ['re_1'], dispute: null } },
    { kind: 'disputed', detail: { refunds: [], dispute: 'dp_1' } },
  ]);
  expect(unnotedOf('refunded', notes, rows, [{ id: 'dp_1', status: 'open', reason: '', amountMinor: 1 }])).toEqual([]);
});

test.each<[string, Parameters<typeof orderStatusOf>[0], OrderStatus]>([
  ['all money back', { ...facts(), refunds: [given(5_900)] }, 'refunded'],
  ['a part back', { ...facts(), refunds: [given(5_899)] }, 'paid'],
  ['asked for, of no line', { ...facts(), refunds: [{ status: 'requested', amountMinor: 5_900 }] }, 'paid'],
  ['every line back', { ...facts(), areAllLinesBack: true, refunds: [given(0)] }, 'refunded'],
  [
    'every line back, of a free order',
    { ...facts(), receivedMinor: 0, areAllLinesBack: true, refunds: [given(0)] },
    'refunded',
  ],
  ['a free order', { ...facts(), receivedMinor: 0 }, 'paid'],
  [
    'the bank sent it back',
    { ...facts(), status: 'refunded', refunds: [{ status: 'failed', amountMinor: 5_900 }] },
    'paid',
  ],
  ['refunded before refunds were rows', { ...facts(), status: 'refunded' }, 'refunded'],
  ['never matched its order', { ...facts(), status: 'failed', isMismatch: true }, 'failed'],
  ['never matched, all back', { ...facts(), status: 'failed', isMismatch: true, refunds: [given(5_900)] }, 'refunded'],
  [
    'never matched, back failed',
    { ...facts(), status: 'refunded', isMismatch: true, refunds: [{ status: 'failed', amountMinor: 5_900 }] },
    'failed',
  ],
  ['failed at the bank', { ...facts(), status: 'failed', receivedMinor: 0 }, 'failed'],
  ['in hand', { ...facts(), status: 'open', refunds: [given(5_900)] }, 'open'],
  ['closed', { ...facts(), status: 'expired', refunds: [given(5_900)] }, 'expired'],
])('%s', (_name, given_, status) => {
  expect(orderStatusOf(given_)).toBe(status);
});

function facts(): Parameters<typeof orderStatusOf>[0] {
  return { status: 'paid', areAllLinesBack: false, receivedMinor: 5_900, refunds: [], isMismatch: false };
}
function given(amountMinor: number) {
  return { status: 'given', amountMinor } as const;
}
