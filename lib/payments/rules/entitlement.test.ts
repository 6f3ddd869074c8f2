import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DisputeStatus } from '#generated/client.ts';
import { Store } from '#tests/support/entitlement-store.ts';
import { entitlementOf, stepsTo } from './entitlement.ts';
import type { LineFacts } from './entitlement.ts';

const disputes = fc.constantFrom<DisputeStatus>('open', 'won', 'lost');
const someFacts = fc.record<LineFacts>({
  orderStatus: fc.constantFrom('open', 'pending', 'paid', 'failed', 'expired', 'refunded'),
  isGivenBack: fc.boolean(),
  disputes: fc.array(disputes, { maxLength: 3 }),
  holderId: fc.constantFrom('Ada', 'Ben', null),
});

test('a line gives something only to its holder, while its order is paid, it stands and no dispute was lost', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const may =
        facts.orderStatus === 'paid' &&
        !facts.isGivenBack &&
        !facts.disputes.includes('lost') &&
        facts.holderId !== null;
      const given = entitlementOf(facts);
      expect(given.kind === 'running').toBe(may);
      if (given.kind !== 'running') return;
      expect(given).toMatchObject({ holderId: facts.holderId, isFrozen: facts.disputes.includes('open') });
    }),
    { numRuns: 1_000 },
  );
});

function shown(store: Store) {
  return store.running().map(({ userId, frozenAt }) => [userId, frozenAt !== null]);
}

test('whatever a line has been through, in whatever order, its enrolments end as its last facts say; once more changes nothing', () => {
  fc.assert(
    fc.property(fc.array(someFacts, { maxLength: 12 }), someFacts, (history, last) => {
      const lived = new Store();
      for (const facts of [...history, last]) lived.converge('line', facts);
      const fresh = new Store();
      fresh.converge('line', last);
      expect(shown(lived)).toEqual(shown(fresh));
      const given = entitlementOf(last);
      expect(shown(lived)).toEqual(given.kind === 'running' ? [[given.holderId, given.isFrozen]] : []);
      expect(lived.converge('line', last).steps).toBe(0);
      // Whoever studied in it before goes on in the same enrolment, with all that was done in it.
      for (const person of ['Ada', 'Ben'])
        expect(lived.kept.filter(({ userId }) => userId === person).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1_000 },
  );
});

test('an end that is not of the order stands: by an admin, or because the time was over', () => {
  const facts: LineFacts = { orderStatus: 'paid', isGivenBack: false, disputes: [], holderId: 'Ada' };
  const ended = { id: 'e', userId: 'Ada', endedAt: new Date(0), frozenAt: null };
  for (const endReason of ['access-over', 'asked for by the therapist', null])
    expect(stepsTo(entitlementOf(facts), [{ ...ended, endReason }])).toEqual([]);
  for (const endReason of ['refunded', 'dispute-lost', 'seat-moved'])
    expect(stepsTo(entitlementOf(facts), [{ ...ended, endReason }])).toMatchObject([{ kind: 'reopen' }]);
});

test('a database of before 0.4 is as its orders say already', () => {
  const facts: LineFacts = { orderStatus: 'paid', isGivenBack: false, disputes: [], holderId: 'Ada' };
  const running = { id: 'e', userId: 'Ada', endedAt: null, endReason: null, frozenAt: null };
  expect(stepsTo(entitlementOf(facts), [running])).toEqual([]);
  const refunded = entitlementOf({ ...facts, orderStatus: 'refunded' });
  expect(stepsTo(refunded, [{ ...running, endedAt: new Date(0), endReason: 'refunded' }])).toEqual([]);
});

// A world of orders, each of one line for one course: what is true at the payment service and what we have read of it.
type Truth = { isPaid: boolean; isAllBack: boolean; dispute: DisputeStatus | null };
type World = {
  readonly store: Store;
  readonly orders: {
    isGift: boolean;
    isGivenBack: boolean;
    holderId: string | null;
    facts: Truth;
    truth: Truth;
    read: number;
    applied: number;
  }[];
  readonly readings: { order: number; number: number; truth: Truth }[];
};

const orderCount = 4;
const some = fc.nat({ max: orderCount - 1 });
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('pay', 'part', 'return'), order: some }) },
  fc.record({ kind: fc.constantFrom('all-back', 'back-failed'), order: some }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('open', 'won', 'lost'), order: some }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('refund', 'refuse', 'expire'), order: some }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('accept-Ada', 'accept-Ben', 'move'), order: some }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('read'), order: some }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('apply'), order: fc.nat({ max: 30 }) }) },
  fc.record({ kind: fc.constant('over'), order: some }),
);
type Event = { readonly kind: string; readonly order: number };

function begin(): World {
  const nothing = { isPaid: false, isAllBack: false, dispute: null };
  // Two orders of one buyer for herself, so that the second is a duplicate or a new start, and two gifts.
  const orders = [0, 1, 2, 3].map((index) => ({
    isGift: index > 1,
    isGivenBack: false,
    holderId: index > 1 ? null : 'Ada',
    facts: { ...nothing },
    truth: { ...nothing },
    read: 0,
    applied: 0,
  }));
  return { store: new Store(), orders, readings: [] };
}

function factsOf({ isGivenBack, holderId, facts }: World['orders'][number]): LineFacts {
  return {
    orderStatus: facts.isPaid ? (facts.isAllBack ? 'refunded' : 'paid') : 'open',
    isGivenBack,
    disputes: facts.dispute === null ? [] : [facts.dispute],
    holderId,
  };
}

/** As the commands do: converge, and give a duplicate back. */
function follow(world: World, index: number): void {
  const order = world.orders[index];
  if (!order) return;
  const { isConflict } = world.store.converge(`order ${index}`, factsOf(order));
  if (!isConflict || order.isGift || order.facts.dispute === 'open') return;
  order.isGivenBack = true;
  world.store.converge(`order ${index}`, factsOf(order));
}

function apply(world: World, { order: index, number, truth }: World['readings'][number]): void {
  const order = world.orders[index];
  if (!order || number <= order.applied) return;
  order.applied = number;
  order.facts = { ...truth };
  follow(world, index);
}

function read(world: World, index: number): World['readings'][number] {
  const order = world.orders[index];
  if (!order) throw new Error('no such order');
  order.read += 1;
  return { order: index, number: order.read, truth: { ...order.truth } };
}

function happen(world: World, { kind, order: index }: Event): void {
  if (kind === 'apply') {
    const reading = world.readings[index];
    if (reading) apply(world, reading);
    return;
  }
  const order = world.orders[index];
  if (!order) return;
  const { truth } = order;
  const money: Record<string, Partial<Truth>> = {
    pay: { isPaid: true },
    'all-back': { isAllBack: truth.isPaid },
    'back-failed': { isAllBack: false },
    open: { dispute: truth.isPaid ? 'open' : null },
    won: { dispute: truth.dispute === null ? null : 'won' },
    lost: { dispute: truth.dispute === null ? null : 'lost' },
  };
  Object.assign(truth, money[kind] ?? {});
  const mayGiveBack = order.facts.isPaid && (order.facts.dispute ?? 'won') === 'won';
  if (kind === 'refund' && mayGiveBack) order.isGivenBack = true;
  if (kind === 'refuse') order.isGivenBack = false;
  if (order.isGift && kind.startsWith('accept-')) order.holderId = kind.slice('accept-'.length);
  if (order.isGift && kind === 'move') order.holderId = null;
  if (kind === 'over') for (const one of world.store.running(`order ${index}`)) one.isOver = true;
  if (kind === 'read') world.readings.push(read(world, index));
  // A return page reads and applies at once; part payments back change no entitlement.
  if (kind === 'return') apply(world, read(world, index));
  if (['refund', 'refuse', 'accept-Ada', 'accept-Ben', 'move', 'part'].includes(kind)) follow(world, index);
}

test('whatever happens to orders, with readings late, twice and out of turn: in the end everybody has what the orders say, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const world = begin();
      for (const one of events) happen(world, one);
      // In the end everything is read: one may make room for another, so as often as there are orders.
      for (let round = 0; round <= orderCount; round += 1)
        for (const index of world.orders.keys()) apply(world, read(world, index));

      for (const person of ['Ada', 'Ben'])
        expect(world.store.running().filter(({ userId }) => userId === person).length).toBeLessThanOrEqual(1);
      for (const [index, order] of world.orders.entries()) {
        const given = entitlementOf(factsOf(order));
        const running = world.store.running(`order ${index}`);
        if (given.kind !== 'running') {
          expect(running).toEqual([]);
          continue;
        }
        const own = world.store.of(`order ${index}`).findLast(({ userId }) => userId === given.holderId);
        const isOver = own?.endReason === 'access-over';
        const isHeld = world.store
          .running()
          .some(({ userId, line }) => userId === given.holderId && line !== `order ${index}`);
        if (running.length === 0) expect(isOver || isHeld).toBe(true);
        else
          expect(running.map(({ userId, frozenAt }) => [userId, frozenAt !== null])).toEqual([
            [given.holderId, given.isFrozen],
          ]);
      }
      const before = JSON.stringify(world.store.kept);
      for (const index of world.orders.keys()) apply(world, read(world, index));
      expect(JSON.stringify(world.store.kept)).toBe(before);
    }),
    { numRuns: 3_000 },
  );
});
