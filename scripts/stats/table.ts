import {
  covarianceWithTotal,
  discriminationIndex,
  discriminativeEfficiency,
  effectiveWeights,
  facility,
  itemDeviation,
} from '#lib/quiz/rules/statistics/item.ts';
import { medianOf, momentsOf } from '#lib/quiz/rules/statistics/moments.ts';
import type { Moments } from '#lib/quiz/rules/statistics/moments.ts';
import { addToPair, bestProducts, newPair } from '#lib/quiz/rules/statistics/pair.ts';
import { testStatistics } from '#lib/quiz/rules/statistics/test.ts';
import type { TestStatistics } from '#lib/quiz/rules/statistics/test.ts';
import { Column } from './column.ts';
import { unit } from './marks.ts';

export type ItemStatistics = {
  readonly item: string;
  readonly attempts: number;
  readonly facility: number | null;
  readonly standardDeviation: number | null;
  readonly discriminationIndex: number | null;
  readonly discriminativeEfficiency: number | null;
  readonly effectiveWeight: number | null;
};
export type Statistics = { readonly test: TestStatistics; readonly items: readonly ItemStatistics[] };

/** How many different values all columns together hold in memory. */
const heldInAll = 300_000;
/** What is smaller than this beside its own parts is what rounding left of nothing. */
const rounding = 1e-11;

type Item = {
  readonly name: string;
  readonly maximum: number | null;
  readonly pair: ReturnType<typeof newPair>;
  readonly marks: Column;
  readonly rests: Column;
  largest: number;
  sum: number;
};

/**
 * Takes attempts one by one and keeps what the statistics need: sums, and the values of each column with their counts.
 * Marks are held as distances from the first attempt, so that large marks with little spread lose nothing.
 */
export class MarksTable {
  attempts = 0;
  private readonly items: readonly Item[];
  private readonly totals: Column;
  private origin: readonly number[] = [];
  private isBetween0And1 = true;

  /** @param maxima in millionths, or null where they are not given */
  constructor(names: readonly string[], maxima: readonly number[] | null, folder: string) {
    const most = Math.max(64, Math.floor(heldInAll / (names.length * 2 + 1)));
    const column = (name: string) => new Column(folder, name, most);
    this.items = names.map((name, index) => ({
      name,
      maximum: maxima?.[index] ?? null,
      pair: newPair(),
      marks: column(`marks-${index}`),
      rests: column(`rests-${index}`),
      largest: Number.NEGATIVE_INFINITY,
      sum: 0,
    }));
    this.totals = column('totals');
  }

  /** One attempt: a mark for each item, in millionths. */
  add(marks: readonly number[]): void {
    if (this.attempts === 0) this.origin = marks;
    this.attempts += 1;
    const off = marks.map((mark, index) => mark - (this.origin[index] ?? 0));
    const total = off.reduce((sum, each) => sum + each, 0);
    const rests = restsOf(off);
    for (const [index, item] of this.items.entries()) {
      const [mark, own, rest] = [marks[index] ?? 0, off[index] ?? 0, rests[index] ?? 0];
      if (mark > item.largest) item.largest = mark;
      if (mark < 0 || mark > unit) this.isBetween0And1 = false;
      item.sum += own;
      addToPair(item.pair, own, rest);
      item.marks.add(own);
      item.rests.add(rest);
    }
    this.totals.add(total);
  }

  /** Everything `npm run stats` prints, in marks and percent. */
  statistics(): Statistics {
    const n = this.attempts;
    const weights = effectiveWeights(this.items.map(({ pair }) => covarianceWithTotal(pair)));
    const start = this.origin.reduce((sum, each) => sum + each, 0);
    const off = this.totalMoments();
    const totals = {
      n,
      mean: (start + off.mean) / unit,
      sum2: off.sum2 / unit ** 2,
      sum3: off.sum3 / unit ** 3,
      sum4: off.sum4 / unit ** 4,
    };
    const median = medianOf(this.totals.inOrder(), n);
    const variances = this.items.map(({ pair }) => (n > 1 ? pair.squaresItem / (n - 1) / unit ** 2 : null));
    return {
      test: testStatistics(totals, median === null ? null : (start + median) / unit, variances),
      items: this.items.map((item, index) =>
        this.itemStatistics(item, this.origin[index] ?? 0, weights[index] ?? null),
      ),
    };
  }

  /** Totals that differ by no more than rounding are all the same. */
  private totalMoments(): Moments {
    const off = momentsOf(() => this.totals.inOrder());
    const spread = this.items.reduce((sum, { pair }) => sum + pair.squaresItem, 0);
    return off.sum2 <= rounding ** 2 * spread ? { ...off, sum2: 0, sum3: 0, sum4: 0 } : off;
  }

  private itemStatistics(item: Item, origin: number, weight: number | null): ItemStatistics {
    const { name, pair, marks, rests } = item;
    const best = bestProducts(marks.inOrder(), rests.inOrder(), pair);
    const deviation = itemDeviation(pair);
    return {
      item: name,
      attempts: this.attempts,
      facility: facility(origin + item.sum / this.attempts, this.maximumOf(item)),
      standardDeviation: deviation === null ? null : deviation / unit,
      discriminationIndex: discriminationIndex(pair),
      discriminativeEfficiency: discriminativeEfficiency(pair, best),
      effectiveWeight: weight,
    };
  }

  private maximumOf({ maximum, largest }: Item): number {
    if (maximum !== null) return maximum;
    return this.isBetween0And1 || largest <= 0 ? unit : largest;
  }
}

/** What is left of the total without each item, added up without ever holding the item itself. */
function restsOf(marks: readonly number[]): number[] {
  const rests = marks.map(() => 0);
  let before = 0;
  let after = 0;
  for (let index = 0; index < marks.length; index += 1) {
    const mirror = marks.length - 1 - index;
    rests[index] = (rests[index] ?? 0) + before;
    rests[mirror] = (rests[mirror] ?? 0) + after;
    before += marks[index] ?? 0;
    after += marks[mirror] ?? 0;
  }
  return rests;
}
