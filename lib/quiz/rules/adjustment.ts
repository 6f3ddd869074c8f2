import type { QuizPolicy } from '#lib/catalogue/schema.ts';

/** What an admin granted one person, as far as it changes a quiz. */
export type Grant = {
  readonly id: string;
  /** Null: in every course. */
  readonly courseId: string | null;
  readonly extraTimePercent: number;
  readonly isUntimed: boolean;
  readonly extraAttempts: number;
  readonly isWaitWaived: boolean;
  readonly grantedAt: Date;
  /** The last moment at which it holds. */
  readonly validUntil: Date | null;
  readonly endedAt: Date | null;
};

/** What changes for a person in a quiz. */
export type Adjustment = {
  readonly extraTimePercent: number;
  readonly isUntimed: boolean;
  readonly extraAttempts: number;
  readonly isWaitWaived: boolean;
};

/** What was in force when an attempt started, with the grants it comes from. Holds no reason. */
export type AppliedAdjustment = Adjustment & { readonly ids: readonly string[] };

export const noAdjustment: AppliedAdjustment = {
  extraTimePercent: 0,
  isUntimed: false,
  extraAttempts: 0,
  isWaitWaived: false,
  ids: [],
};

export type GrantState = 'in-force' | 'over' | 'ended';

/** Whether a grant holds at `at`: an admin's end counts from its moment on, the last moment of its time still holds. */
export function grantState(grant: Pick<Grant, 'validUntil' | 'endedAt'>, at: Date): GrantState {
  if (grant.endedAt !== null && grant.endedAt.getTime() <= at.getTime()) return 'ended';
  return grant.validUntil !== null && grant.validUntil.getTime() < at.getTime() ? 'over' : 'in-force';
}

/**
 * What the grants in force make together: the largest extra time (two halves do not make a whole), all the extra
 * tries, and no limit or no wait as soon as one says so.
 */
export function applyGrants(grants: readonly Grant[], courseId: string, at: Date): AppliedAdjustment {
  const inForce = grants
    .filter((grant) => grant.courseId === null || grant.courseId === courseId)
    .filter((grant) => grant.grantedAt.getTime() <= at.getTime() && grantState(grant, at) === 'in-force')
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    extraTimePercent: Math.max(0, ...inForce.map(({ extraTimePercent }) => extraTimePercent)),
    isUntimed: inForce.some(({ isUntimed }) => isUntimed),
    extraAttempts: inForce.reduce((sum, { extraAttempts }) => sum + Math.max(0, extraAttempts), 0),
    isWaitWaived: inForce.some(({ isWaitWaived }) => isWaitWaived),
    ids: inForce.map(({ id }) => id),
  };
}

/** Whether anything is granted at all. */
export function changesAnything({ extraTimePercent, isUntimed, extraAttempts, isWaitWaived }: Adjustment): boolean {
  return extraTimePercent > 0 || isUntimed || extraAttempts > 0 || isWaitWaived;
}

/** The policy as it holds for this person. Extra time is rounded up to whole minutes. */
export function adjustPolicy(
  policy: QuizPolicy,
  { extraTimePercent, isUntimed, extraAttempts, isWaitWaived }: Adjustment,
): QuizPolicy {
  const { timeLimitMinutes, attemptLimit, waitMinutesAfterFail } = policy;
  const extended = timeLimitMinutes === null ? null : Math.ceil((timeLimitMinutes * (100 + extraTimePercent)) / 100);
  return {
    ...policy,
    timeLimitMinutes: isUntimed ? null : extended,
    attemptLimit: attemptLimit === null ? null : attemptLimit + extraAttempts,
    waitMinutesAfterFail: isWaitWaived ? [] : waitMinutesAfterFail,
  };
}
