import type { FigureEntry } from './counts.ts';

/** Exact sums: whole numbers of any size. */
export type Sums = { readonly count: bigint; readonly sum: bigint; readonly squares: bigint };
export type SumKey = { readonly subjectId: string; readonly what: string; readonly key: string };
/** Sums by subject, kind and key. */
export type SumTable = Map<string, SumKey & Sums>;

export const noSums: Sums = { count: 0n, sum: 0n, squares: 0n };

/** The name of a sum in its table. */
export function nameOf({ subjectId, what, key }: SumKey): string {
  return JSON.stringify([subjectId, what, key]);
}

/** Adds what attempts contribute. The order of attempts changes nothing. */
export function addEntries(table: SumTable, entries: readonly FigureEntry[]): void {
  for (const { subjectId, what, key, score } of entries) {
    const name = nameOf({ subjectId, what, key });
    const { count, sum, squares } = table.get(name) ?? noSums;
    const exact = BigInt(score);
    table.set(name, { subjectId, what, key, count: count + 1n, sum: sum + exact, squares: squares + exact * exact });
  }
}

export type Difference = SumKey & { readonly was: Sums; readonly is: Sums };

/** Where the running sums differ from the recounted ones. A sum that is not there counts as nothing. */
export function differencesOf(running: SumTable, recounted: SumTable): Difference[] {
  const names = new Set([...running.keys(), ...recounted.keys()]);
  return [...names].flatMap((name) => {
    const [was, is] = [running.get(name) ?? noSums, recounted.get(name) ?? noSums];
    const key = recounted.get(name) ?? running.get(name);
    if (!key || (was.count === is.count && was.sum === is.sum && was.squares === is.squares)) return [];
    const { subjectId, what } = key;
    return [{ subjectId, what, key: key.key, was: plain(was), is: plain(is) }];
  });
}

function plain({ count, sum, squares }: Sums): Sums {
  return { count, sum, squares };
}

/** What has to be added to a wrong sum so that it becomes right, whatever was counted meanwhile. */
export function correctionsOf(differences: readonly Difference[]): (SumKey & Sums)[] {
  return differences.map(({ subjectId, what, key, was, is }) => ({
    subjectId,
    what,
    key,
    count: is.count - was.count,
    sum: is.sum - was.sum,
    squares: is.squares - was.squares,
  }));
}
