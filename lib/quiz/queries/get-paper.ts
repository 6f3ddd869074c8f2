// Cache: none. The paper carries the newest answers.
import type { Db } from '#lib/db/client.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { asksCertainty } from '../rules/certainty.ts';
import { flaggedPositions } from '../rules/flags.ts';
import { isTimeOver, remainingSeconds } from '../rules/policy.ts';
import { newestAnswers } from '../rules/steps.ts';
import { paperQuestion } from '../rules/paper.ts';
import type { Paper, PaperAnswers } from '../schema.ts';
import { isAttemptId, readAttemptPolicy, readQuestion } from '../stored.ts';

const paperShape = {
  id: true,
  number: true,
  policy: true,
  deadlineAt: true,
  enrolment: {
    select: {
      endedAt: true,
      frozenAt: true,
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

type Stage = {
  readonly enrolment: Parameters<typeof mayEnter>[0];
  readonly deadlineAt: Date | null;
  readonly result: unknown;
};

function stateOf({ enrolment, deadlineAt, result }: Stage, at: Date): Paper['state'] {
  if (result) return 'finished';
  const entry = mayEnter(enrolment, at);
  if (entry !== 'ok') return entry === 'frozen' ? 'frozen' : 'no-access';
  return isTimeOver(deadlineAt, at) ? 'time-over' : 'open';
}

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

  const state = stateOf(attempt, at);
  const answers = newestAnswers(attempt.steps);
  const flagged = flaggedPositions(attempt.steps);
  const { certainty } = readAttemptPolicy(attempt.policy);
  return ok({
    attemptId: attempt.id,
    courseSlug: attempt.enrolment.course.slug,
    courseTitle: attempt.enrolment.courseVersion.title,
    number: attempt.number,
    state,
    questions:
      state === 'open'
        ? attempt.slots.map((slot) => {
            const question = readQuestion(slot.questionVersion.body);
            return paperQuestion(question, slot, answers.get(slot.position)?.response, {
              asksCertainty: asksCertainty(question, certainty),
              flagged: flagged.has(slot.position),
            });
          })
        : [],
    deadlineAt: attempt.deadlineAt,
    remainingSeconds: remainingSeconds(attempt.deadlineAt, at),
    expectedSeq: (attempt.steps.at(-1)?.seq ?? -1) + 1,
    timeZone: attempt.enrolment.user.timeZone,
  });
}

/** How every question stands, for a window that was left open: only what may have changed since. */
export async function getPaperAnswers(
  db: Db,
  viewer: Viewer,
  attemptId: string,
  at: Date,
): Promise<Result<PaperAnswers, 'not-found'>> {
  const paper = await getPaper(db, viewer, attemptId, at);
  if (!paper.ok) return paper;
  const { state, expectedSeq, questions } = paper.value;
  return ok({
    state,
    expectedSeq,
    answers: Object.fromEntries(questions.map(({ position, keys, certainty }) => [position, { keys, certainty }])),
    flagged: questions.filter(({ flagged }) => flagged).map(({ position }) => position),
  });
}
