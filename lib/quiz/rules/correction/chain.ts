/** A question version whose key was wrong, and the one that takes its place; null when everyone gets the mark. */
export type Correction = {
  readonly id: string;
  readonly fromVersionId: string;
  readonly toVersionId: string | null;
  readonly at: Date;
};

export type Resolved = { readonly versionId: string; readonly isVoid: boolean };

/** The order in which corrections count. */
export function inOrder<Given extends Correction>(corrections: readonly Given[]): Given[] {
  return corrections.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : Number(one.id > other.id)),
  );
}

function apply(state: Resolved, { fromVersionId, toVersionId }: Correction): Resolved {
  if (state.isVoid || state.versionId !== fromVersionId) return state;
  return toVersionId === null ? { ...state, isVoid: true } : { versionId: toVersionId, isVoid: false };
}

/**
 * What a question version counts as after these corrections. Each is applied once, in the order of time, so that a
 * correction that was taken back by a later one leads back and not round in a circle.
 */
export function resolveVersion(versionId: string, corrections: readonly Correction[]): Resolved {
  return inOrder(corrections).reduce<Resolved>(apply, { versionId, isVoid: false });
}

/** The corrections that change how a paper with these question versions is marked, in order. */
export function concerning<Given extends Correction>(
  versionIds: readonly string[],
  corrections: readonly Given[],
): Given[] {
  let states = versionIds.map((versionId): Resolved => ({ versionId, isVoid: false }));
  return inOrder(corrections).filter((correction) => {
    const next = states.map((state) => apply(state, correction));
    const isConcerned = next.some((state, index) => state !== states[index]);
    states = next;
    return isConcerned;
  });
}

/** Which of these versions counted as the faulty one when it was corrected: papers with any of them are marked again. */
export function versionsHitBy(
  correction: Correction,
  corrections: readonly Correction[],
  versionIds: readonly string[],
): string[] {
  return versionIds.filter((versionId) =>
    concerning([versionId], [...corrections.filter(({ id }) => id !== correction.id), correction]).some(
      ({ id }) => id === correction.id,
    ),
  );
}
