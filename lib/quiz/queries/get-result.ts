// Cache: none. A result never changes, but when the next try opens does.
import type { Db } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { adjustPolicy } from '../rules/adjustment.ts';
import type { Adjustment } from '../rules/adjustment.ts';
import { mayStart } from '../rules/policy.ts';
import { reviewMoment, reviewOf } from '../rules/review.ts';
import type { ReviewMoment } from '../rules/review.ts';
import type { NextTry, QuizResult } from '../schema.ts';
import { finishCauseOf, isAttemptId, readAttemptPolicy } from '../stored.ts';
import { asMarkedUnscoped } from './corrected.ts';
import { loadAdjustmentUnscoped } from './load-adjustment.ts';
import { loadMustReadUnscoped } from './load-must-read.ts';
import { closedQuestions, explainedQuestions, missedTopics } from './result-questions.ts';

const resultShape = {
  id: true,
  number: true,
  policy: true,
  enrolment: {
    select: {
      courseId: true,
      course: { select: { slug: true } },
      courseVersion: { select: { title: true, facts: true, modules: { select: { slug: true, title: true } } } },
      user: { select: { timeZone: true } },
      attempts: {
        orderBy: { number: 'asc' },
        select: { id: true, result: { select: { finishedAt: true, passed: true } } },
      },
    },
  },
  slots: {
    orderBy: { position: 'asc' },
    select: { position: true, optionOrder: true, questionVersionId: true, questionVersion: { select: { body: true } } },
  },
  steps: { select: { seq: true, kind: true, position: true, response: true } },
  result: {
    select: {
      finishedAt: true,
      cause: true,
      percentTenths: true,
      correctCount: true,
      questionCount: true,
      passed: true,
      heldBack: true,
      marks: true,
    },
  },
} as const;

type AttemptRow = NonNullable<Awaited<ReturnType<typeof findOwn>>>;

async function findOwn(db: Db, viewer: Viewer, attemptId: string) {
  const where = { id: attemptId, enrolment: { userId: viewer.userId } };
  const found = await db.attempt.findFirst({ where, select: resultShape });
  return found && asMarkedUnscoped(db, found);
}

/** Whether and when another try may start, as far as the tries and what was agreed decide it. */
function nextTry(attempt: AttemptRow, finishedAt: Date, adjustment: Adjustment): NextTry {
  const { attempts } = attempt.enrolment;
  const passed = attempts.find(({ result }) => result?.passed);
  if (passed) return { kind: 'already-passed', attemptId: passed.id };
  const open = attempts.find(({ result }) => result === null);
  if (open) return { kind: 'attempt-open', attemptId: open.id };
  const results = attempts.flatMap(({ result }) => result ?? []);
  const policy = adjustPolicy(readAttemptPolicy(attempt.policy), adjustment);
  const decision = mayStart({ results, hasOpenAttempt: false }, policy, finishedAt);
  if (decision.kind === 'attempts-used') return { kind: 'attempts-used' };
  return { kind: 'from', from: decision.kind === 'wait' ? decision.until : finishedAt };
}

/** What the policy that the attempt started under shows at this moment. */
function review(attempt: AttemptRow, marks: unknown, moment: ReviewMoment) {
  const paper = { ...attempt, marks, courseVersion: attempt.enrolment.courseVersion };
  const shows = reviewOf(readAttemptPolicy(attempt.policy), moment);
  const isClosed = !shows.has('key') && (shows.has('marks') || shows.has('own-answers'));
  return {
    shows: [...shows],
    topics: shows.has('topics') ? missedTopics(paper) : [],
    questions: shows.has('key') ? explainedQuestions(paper, shows) : [],
    closedQuestions: isClosed ? closedQuestions(paper, shows) : [],
  };
}

/** The result of a finished attempt of the viewer. What its policy does not show at this moment is not in it. */
export async function getResult(
  db: Db,
  viewer: Viewer,
  attemptId: string,
  at: Date,
): Promise<Result<QuizResult, 'not-found' | 'not-finished'>> {
  if (!isAttemptId(attemptId)) return refuse('not-found');
  const attempt = await findOwn(db, viewer, attemptId);
  if (!attempt) return refuse('not-found');
  if (!attempt.result) return refuse('not-finished');
  const { finishedAt, cause, percentTenths, correctCount, questionCount, passed, heldBack, marks } = attempt.result;
  const head = {
    attemptId: attempt.id,
    number: attempt.number,
    courseSlug: attempt.enrolment.course.slug,
    courseTitle: attempt.enrolment.courseVersion.title,
    finishedAt,
    cause: finishCauseOf(cause),
    percentTenths,
    passPercent: readAttemptPolicy(attempt.policy).passPercent,
    correctCount,
    questionCount,
    mustRead: await loadMustReadUnscoped(db, attempt.id, attempt.enrolment.courseVersion.modules),
    timeZone: attempt.enrolment.user.timeZone,
  };
  if (passed) return ok({ ...head, passed, ...review(attempt, marks, reviewMoment(true, false)) });
  const { courseId } = attempt.enrolment;
  const adjustment = await loadAdjustmentUnscoped(db, { userId: viewer.userId, courseId }, at);
  const next = nextTry(attempt, finishedAt, adjustment);
  const moment = reviewMoment(false, next.kind !== 'attempts-used');
  return ok({ ...head, passed, heldBack, nextTry: next, ...review(attempt, marks, moment) });
}
