import type { HeldLimit } from './limits.ts';
import { largest } from './simplex.ts';
import type { Learning } from './types.ts';
import type { Grains } from './grains.ts';

export type Amount = { readonly learning: Learning; readonly grains: Grains };

/** Learning that the same limits speak of: for the rules it is one heap. */
type Heap = { readonly isOn: readonly boolean[]; grains: Grains };

function heapsOf(limits: readonly HeldLimit[], amounts: readonly Amount[]) {
  const heaps = new Map<string, Heap>();
  const keys = amounts.map(({ learning, grains }) => {
    const isOn = limits.map((limit) => limit.isOn(learning));
    const key = isOn.map((each) => (each ? '1' : '0')).join('');
    const heap = heaps.get(key) ?? { isOn, grains: 0 };
    heap.grains += grains;
    heaps.set(key, heap);
    return key;
  });
  return { heaps, keys };
}

const overflows = (limit: HeldLimit, index: number, heaps: readonly Heap[]) =>
  limit.grains !== null && heaps.reduce((sum, heap) => sum + (heap.isOn[index] ? heap.grains : 0), 0) > limit.grains;

/**
 * How much of each heap counts. First as much of the quota as can be had; then as much of the minimums; then all the rest. What
 * could count before therefore still can when learning is added.
 */
function countedOfHeaps(limits: readonly HeldLimit[], heaps: readonly Heap[], quota: Grains): Grains[] {
  const indexed = limits.map((limit, index) => ({ limit, index }));
  const maxima = indexed.filter(({ limit }) => limit.kind === 'maximum' && limit.grains !== null);
  if (!maxima.some(({ limit, index }) => overflows(limit, index, heaps))) return heaps.map(({ grains }) => grains);
  const minima = indexed.filter(({ limit }) => limit.kind === 'minimum' && limit.grains !== null);
  const width = heaps.length + 1 + minima.length;
  const row = (marks: readonly bigint[], at = -1, of = 1n) =>
    Array.from({ length: width }, (_, index) => (index === at ? of : (marks[index] ?? 0n)));
  const on = (index: number, sign: bigint) => heaps.map((heap) => (heap.isOn[index] ? sign : 0n));
  const toQuota = heaps.length;
  const values = largest(row([...heaps.map(() => 1n), 10n ** 40n, ...minima.map(() => 10n ** 20n)]), [
    ...heaps.map(({ grains }, index) => ({ factors: row([], index), room: BigInt(grains) })),
    ...maxima.map(({ limit, index }) => ({ factors: row(on(index, 1n)), room: BigInt(limit.grains ?? 0) })),
    { factors: row([], toQuota), room: BigInt(quota) },
    {
      factors: row(
        heaps.map(() => -1n),
        toQuota,
      ),
      room: 0n,
    },
    ...minima.flatMap(({ limit, index }, each) => [
      { factors: row([], toQuota + 1 + each), room: BigInt(limit.grains ?? 0) },
      { factors: row(on(index, -1n), toQuota + 1 + each), room: 0n },
    ]),
  ]);
  return values.slice(0, heaps.length).map(Number);
}

/**
 * How much of each amount counts beside the others when the maximums of several activities together are kept. The earlier ones
 * of a kind count first.
 * @param amounts oldest first, each already within the maximum of a single activity
 * @param quota what is still wanted; 0 where none is known
 */
export function allocate(limits: readonly HeldLimit[], amounts: readonly Amount[], quota: Grains): Grains[] {
  const pooled = limits.filter(({ isPerActivity }) => !isPerActivity);
  const { heaps, keys } = heapsOf(pooled, amounts);
  const counted = countedOfHeaps(pooled, [...heaps.values()], quota);
  const left = new Map([...heaps.keys()].map((key, index) => [key, counted[index] ?? 0]));
  return amounts.map(({ grains }, index) => {
    const key = keys[index] ?? '';
    const taken = Math.min(grains, left.get(key) ?? 0);
    left.set(key, (left.get(key) ?? 0) - taken);
    return taken;
  });
}

/** The maximum of several activities together that an activity ran into: the fullest that speaks of it. */
export function maximumOver(
  limits: readonly HeldLimit[],
  learning: Learning,
  have: ReadonlyMap<string, Grains>,
): HeldLimit | null {
  const room = (limit: HeldLimit) => (limit.grains ?? Infinity) - (have.get(limit.id) ?? 0);
  return (
    limits
      .filter(
        ({ kind, isPerActivity, grains, isOn }) =>
          kind === 'maximum' && !isPerActivity && grains !== null && isOn(learning),
      )
      .toSorted((a, b) => room(a) - room(b))[0] ?? null
  );
}
