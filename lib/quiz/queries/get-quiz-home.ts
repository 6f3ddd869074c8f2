// Cache: none. What a therapist may do changes with every answer.
import { factsOfVersion } from '#lib/catalogue/facts.ts';
import type { Db } from '#lib/db/client.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { adjustPolicy } from '../rules/adjustment.ts';
import { chosenKeys } from '../rules/parts.ts';
import { isReadingLeft } from '../rules/must-read.ts';
import { isTimeOver, mayStart } from '../rules/policy.ts';
import { progressOf, shapeOf } from '../rules/progress.ts';
import { newestAnswers } from '../rules/steps.ts';
import { loadMustReadUnscoped } from './load-must-read.ts';
import type { AttemptSummary, QuizHome, StartState } from '../schema.ts';
import { readFactsPolicy, readQuestion } from '../stored.ts';
import { loadAdjustmentUnscoped } from './load-adjustment.ts';

const homeShape = {
  userId: true,
  courseId: true,
  accessUntil: true,
  endedAt: true,
  frozenAt: true,
  user: { select: { timeZone: true } },
  courseVersion: {
    select: {
      title: true,
      facts: true,
      modules: { select: { slug: true, title: true }, orderBy: { position: 'asc' } },
    },
  },
  progress: { where: { completedAt: { not: null } }, select: { moduleSlug: true } },
  attempts: {
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      startedAt: true,
      deadlineAt: true,
      result: { select: { finishedAt: true, percentTenths: true, passed: true, heldBack: true } },
      steps: { where: { kind: 'answer' }, select: { seq: true, kind: true, position: true, response: true } },
    },
  },
} as const;

type OpenAttempt = {
  readonly id: string;
  readonly number: number;
  readonly deadlineAt: Date | null;
  readonly steps: Parameters<typeof newestAnswers>[0];
};

async function openState(db: Db, open: OpenAttempt, at: Date): Promise<StartState> {
  const slots = await db.attemptSlot.findMany({
    where: { attemptId: open.id },
    select: { position: true, questionVersion: { select: { body: true } } },
  });
  const answers = newestAnswers(open.steps);
  const states = slots.map(({ position, questionVersion }) => {
    const question = readQuestion(questionVersion.body);
    return progressOf(shapeOf(question), chosenKeys(question, answers.get(position)?.response)).state;
  });
  return {
    kind: 'attempt-open',
    attemptId: open.id,
    number: open.number,
    answered: states.filter((state) => state === 'complete').length,
    partly: states.filter((state) => state === 'partly').length,
    isTimeOver: isTimeOver(open.deadlineAt, at),
  };
}

/** The quiz of a course as its therapist meets it: the rules, the tries so far, and whether another may start. */
export async function getQuizHome(
  db: Db,
  viewer: Viewer,
  slug: string,
  at: Date,
): Promise<Result<QuizHome, 'not-enrolled' | 'access-over' | 'frozen'>> {
  const enrolment = await db.enrolment.findFirst({
    where: { userId: viewer.userId, endedAt: null, course: { slug } },
    select: homeShape,
  });
  if (!enrolment) return refuse('not-enrolled');
  const entry = mayEnter(enrolment, at);
  if (entry !== 'ok') return refuse(entry === 'frozen' ? 'frozen' : 'access-over');

  const { courseVersion } = enrolment;
  const { ids: _ids, ...adjustment } = await loadAdjustmentUnscoped(db, enrolment, at);
  const policy = adjustPolicy(readFactsPolicy(courseVersion.facts), adjustment);
  const attempts: AttemptSummary[] = enrolment.attempts.map(({ id, number, startedAt, result }) => ({
    attemptId: id,
    number,
    startedAt,
    outcome: result,
  }));
  const open = enrolment.attempts.find(({ result }) => result === null);
  const passed = attempts.find(({ outcome }) => outcome?.passed);
  const decision = mayStart(
    { results: enrolment.attempts.flatMap(({ result }) => result ?? []), hasOpenAttempt: open !== undefined },
    policy,
    at,
  );
  const read = new Set(enrolment.progress.map(({ moduleSlug }) => moduleSlug));
  const unreadModules = courseVersion.modules.filter((module) => !read.has(module.slug));
  const finished = enrolment.attempts.findLast(({ result }) => result !== null);
  const isOver = passed !== undefined || decision.kind === 'attempts-used';
  const mustRead =
    finished && !isOver
      ? { attemptId: finished.id, items: await loadMustReadUnscoped(db, finished.id, courseVersion.modules) }
      : null;
  let start: StartState = { kind: unreadModules.length > 0 ? 'modules-unread' : 'ok' };
  if (passed) start = { kind: 'already-passed', attemptId: passed.attemptId };
  else if (open) start = await openState(db, open, at);
  else if (decision.kind === 'wait' || decision.kind === 'attempts-used') start = decision;
  else if (isReadingLeft(mustRead?.items ?? [])) start = { kind: 'must-read' };
  return ok({
    courseSlug: slug,
    courseTitle: courseVersion.title,
    policy,
    adjustment,
    certificatePolicy: factsOfVersion(courseVersion.facts).certificatePolicy,
    attempts,
    start,
    unreadModules,
    mustRead,
    timeZone: enrolment.user.timeZone,
  });
}
