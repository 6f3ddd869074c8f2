type Published = { readonly id: string; readonly key: string };

/** A change to a published pool; null takes the question out. */
export type PoolChange = {
  readonly id: string;
  readonly key: string;
  readonly questionVersionId: string | null;
  readonly at: Date;
};

const inOrder = (one: PoolChange, other: PoolChange) =>
  one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1);

/** The pool as it stands: what was published, with the newest change of each key over it. By question key. */
export function currentPool(published: readonly Published[], changes: readonly PoolChange[]): Map<string, string> {
  const pool = new Map(published.map(({ id, key }) => [key, id]));
  for (const { key, questionVersionId } of changes.toSorted(inOrder)) {
    if (questionVersionId === null) pool.delete(key);
    else pool.set(key, questionVersionId);
  }
  return pool;
}
