import type { QuizPolicy } from '#lib/catalogue/schema.ts';

const minuteMilliseconds = 60_000;

export type PastResult = { readonly finishedAt: Date; readonly passed: boolean };

export type History = { readonly results: readonly PastResult[]; readonly hasOpenAttempt: boolean };

export type MayStart =
  | { readonly kind: 'ok' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'attempts-used' }
  | { readonly kind: 'already-passed' }
  | { readonly kind: 'attempt-open' };

/** Minutes to wait after the nth fail: the policy's list in turn, its last entry for all later ones, none when it is empty. */
export function waitMinutesAfter(failCount: number, waits: readonly number[]): number {
  if (failCount < 1) return 0;
  return waits[Math.min(failCount, waits.length) - 1] ?? 0;
}

/** Whether another attempt may start at `at`; if not, why, and from when. */
export function mayStart(
  history: History,
  policy: Pick<QuizPolicy, 'attemptLimit' | 'waitMinutesAfterFail'>,
  at: Date,
): MayStart {
  if (history.results.some(({ passed }) => passed)) return { kind: 'already-passed' };
  if (history.hasOpenAttempt) return { kind: 'attempt-open' };
  if (policy.attemptLimit !== null && history.results.length >= policy.attemptLimit) return { kind: 'attempts-used' };
  if (history.results.length === 0) return { kind: 'ok' };
  const last = Math.max(...history.results.map(({ finishedAt }) => finishedAt.getTime()));
  const wait = waitMinutesAfter(history.results.length, policy.waitMinutesAfterFail);
  const until = new Date(last + wait * minuteMilliseconds);
  return at.getTime() >= until.getTime() ? { kind: 'ok' } : { kind: 'wait', until };
}

/** When an attempt that starts at `at` ends by itself; null without a time limit. */
export function deadlineFor(policy: Pick<QuizPolicy, 'timeLimitMinutes'>, at: Date): Date | null {
  return policy.timeLimitMinutes === null
    ? null
    : new Date(at.getTime() + policy.timeLimitMinutes * minuteMilliseconds);
}

/** True after the deadline; an answer at the very moment still counts. */
export function isTimeOver(deadlineAt: Date | null, at: Date): boolean {
  return deadlineAt !== null && at.getTime() > deadlineAt.getTime();
}

/** Whole seconds left, never below 0; null without a time limit. */
export function remainingSeconds(deadlineAt: Date | null, at: Date): number | null {
  return deadlineAt === null ? null : Math.max(0, Math.floor((deadlineAt.getTime() - at.getTime()) / 1000));
}
