import type { Counted } from './moments.ts';

/** An item's marks beside the rest of the score: number, means, sums of squared deviations and of their products. */
export type Pair = {
  readonly n: number;
  readonly meanItem: number;
  readonly meanRest: number;
  readonly squaresItem: number;
  readonly squaresRest: number;
  readonly products: number;
};

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export function newPair(): Mutable<Pair> {
  return { n: 0, meanItem: 0, meanRest: 0, squaresItem: 0, squaresRest: 0, products: 0 };
}

/** Takes `count` equal attempts in (Welford, so that nothing is lost to large values). */
export function addToPair(pair: Mutable<Pair>, item: number, rest: number, count = 1): void {
  pair.n += count;
  const offItem = item - pair.meanItem;
  const offRest = rest - pair.meanRest;
  const share = count / pair.n;
  pair.meanItem += offItem * share;
  pair.meanRest += offRest * share;
  const after = (rest - pair.meanRest) * count;
  pair.squaresItem += offItem * (item - pair.meanItem) * count;
  pair.squaresRest += offRest * after;
  pair.products += offItem * after;
}

/**
 * The sum of products of deviations that the same marks and the same rests would have at best: both sorted, each apart
 * from the other, and paired in that order.
 */
export function bestProducts(items: Counted, rests: Counted, { meanItem, meanRest }: Pair): number {
  const [one, other] = [items[Symbol.iterator](), rests[Symbol.iterator]()];
  let [item, rest] = [one.next(), other.next()];
  let [itemsLeft, restsLeft] = [item.value?.[1] ?? 0, rest.value?.[1] ?? 0];
  let sum = 0;
  while (!item.done && !rest.done) {
    const count = Math.min(itemsLeft, restsLeft);
    sum += count * (item.value[0] - meanItem) * (rest.value[0] - meanRest);
    itemsLeft -= count;
    restsLeft -= count;
    if (itemsLeft <= 0) {
      item = one.next();
      itemsLeft = item.done ? 0 : item.value[1];
    }
    if (restsLeft <= 0) {
      rest = other.next();
      restsLeft = rest.done ? 0 : rest.value[1];
    }
  }
  return sum;
}
