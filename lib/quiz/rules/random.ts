import { sha256 } from '#lib/ids.ts';

/** A stream of numbers that follows from its seed alone. */
export type Random = {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** A new array in an order drawn from the stream. */
  shuffle<Item>(items: readonly Item[]): Item[];
};

function word(hash: string, index: number): number {
  return Number.parseInt(hash.slice(index * 8, index * 8 + 8), 16) | 0;
}

/** sfc32, seeded with the sha256 of `seed`: the same seed gives the same stream on every machine, for ever. */
export function seededRandom(seed: string): Random {
  const hash = sha256(seed);
  let a = word(hash, 0);
  let b = word(hash, 1);
  let c = word(hash, 2);
  let counter = word(hash, 3);
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 15; warm += 1) next();
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    const left = [...items];
    const drawn: Item[] = [];
    while (left.length > 0) drawn.push(...left.splice(Math.floor(next() * left.length), 1));
    return drawn;
  };
  return { next, shuffle };
}
