// Cache: none. Asked before a grant is confirmed and again, in its transaction, when it is made.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Tx } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { changesAnything } from '../rules/adjustment.ts';
import type { Adjustment } from '../rules/adjustment.ts';
import { grantUntil } from '../rules/last-moment.ts';
import type { GrantAdjustmentInput } from '../schema/adjustment.ts';

export type GrantRefusal =
  | 'person-not-found'
  | 'course-not-found'
  | 'nothing-granted'
  | 'until-unknown'
  | 'until-past'
  | 'form-used';

export type CheckedGrant = {
  readonly adjustment: Adjustment;
  readonly courseId: string | null;
  readonly courseTitle: string | null;
  readonly validUntil: Date | null;
  readonly email: string;
  readonly timeZone: string;
};

/** What a grant would be, or why it cannot be made. */
export async function checkGrant(
  tx: Tx,
  admin: AdminViewer,
  input: GrantAdjustmentInput,
  at: Date,
): Promise<Result<CheckedGrant, GrantRefusal>> {
  assertAdmin(admin);
  const person = await tx.user.findUnique({
    where: { id: input.userId },
    select: { email: true, timeZone: true },
  });
  if (!person) return refuse('person-not-found');
  const course =
    input.courseSlug === 'all'
      ? null
      : await tx.course.findUnique({
          where: { slug: input.courseSlug },
          select: { id: true, versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { title: true } } },
        });
  if (input.courseSlug !== 'all' && !course) return refuse('course-not-found');
  const adjustment = {
    extraTimePercent: input.extraTimePercent,
    isUntimed: input.time === 'unlimited',
    extraAttempts: input.extraAttempts,
    isWaitWaived: input.wait === 'waived',
  };
  if (!changesAnything(adjustment)) return refuse('nothing-granted');
  const until = grantUntil(input.untilDay, person.timeZone, at);
  if (!until.ok) return until;
  return ok({
    adjustment,
    courseId: course?.id ?? null,
    courseTitle: course?.versions[0]?.title ?? null,
    validUntil: until.value,
    ...person,
  });
}
