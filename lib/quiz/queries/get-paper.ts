// Cache: none. The paper carries the newest answers.
import type { Db } from '#lib/db/client.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { isTimeOver, remainingSeconds } from '../rules/policy.ts';
import { newestAnswers } from '../rules/steps.ts';
import { paperQuestion } from '../rules/paper.ts';
import type { Paper } from '../schema.ts';
import { isAttemptId, readQuestion } from '../stored.ts';

const paperShape = {
  id: true,
  number: true,
  deadlineAt: true,
  enrolment: {
    select: {
      endedAt: true,
      accessUntil: true,
      course: { select: { slug: true } },
      courseVersion: { select: { title: true } },
      user: { select: { timeZone: true } },
    },
  },
  slots: {
    orderBy: { position: 'asc' },
    select: { position: true, optionOrder: true, questionVersion: { select: { body: true } } },
  },
  steps: { orderBy: { seq: 'asc' }, select: { seq: true, kind: true, position: true, response: true } },
  result: { select: { attemptId: true } },
} as const;

/** The paper of an attempt of the viewer, with the answers saved so far and without its key. */
export async function getPaper(
  db: Db,
  viewer: Viewer,
  attemptId: string,
  at: Date,
): Promise<Result<Paper, 'not-found'>> {
  if (!isAttemptId(attemptId)) return refuse('not-found');
  const attempt = await db.attempt.findFirst({
    where: { id: attemptId, enrolment: { userId: viewer.userId } },
    select: paperShape,
  });
  if (!attempt) return refuse('not-found');

  let state: Paper['state'] = 'open';
  if (attempt.result) state = 'finished';
  else if (mayEnter(attempt.enrolment, at) !== 'ok') state = 'no-access';
  else if (isTimeOver(attempt.deadlineAt, at)) state = 'time-over';
  const answers = newestAnswers(attempt.steps);
  return ok({
    attemptId: attempt.id,
    courseSlug: attempt.enrolment.course.slug,
    courseTitle: attempt.enrolment.courseVersion.title,
    number: attempt.number,
    state,
    questions:
      state === 'open'
        ? attempt.slots.map((slot) =>
            paperQuestion(readQuestion(slot.questionVersion.body), slot, answers.get(slot.position)?.response),
          )
        : [],
    deadlineAt: attempt.deadlineAt,
    remainingSeconds: remainingSeconds(attempt.deadlineAt, at),
    expectedSeq: (attempt.steps.at(-1)?.seq ?? -1) + 1,
    timeZone: attempt.enrolment.user.timeZone,
  });
}
