// Cache: none. A result never changes, but when the next try opens does.
import { factsOfVersion } from '#lib/catalogue/facts.ts';
import { formatReference, referenceUrl } from '#lib/catalogue/references.ts';
import type { Db } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { explainParts } from '../rules/explain.ts';
import { grade } from '../rules/grade.ts';
import { chosenKeys } from '../rules/parts.ts';
import { mayStart } from '../rules/policy.ts';
import { newestAnswers } from '../rules/steps.ts';
import { countTopics, topicsToRevisit } from '../rules/topics.ts';
import type { CitedReference, ExplainedQuestion, NextTry, QuizResult } from '../schema.ts';
import { asMarkedUnscoped } from './corrected.ts';
import { finishCauseOf, isAttemptId, readAttemptPolicy, readQuestion } from '../stored.ts';

const resultShape = {
  id: true,
  number: true,
  policy: true,
  enrolment: {
    select: {
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
    },
  },
} as const;

type AttemptRow = NonNullable<Awaited<ReturnType<typeof findOwn>>>;

async function findOwn(db: Db, viewer: Viewer, attemptId: string) {
  const where = { id: attemptId, enrolment: { userId: viewer.userId } };
  const found = await db.attempt.findFirst({ where, select: resultShape });
  return found && asMarkedUnscoped(db, found);
}

/** From the library the course version was published with, so that an old result cites what it cited then. */
function cite(attempt: AttemptRow, key: string): CitedReference {
  const reference = factsOfVersion(attempt.enrolment.courseVersion.facts).library?.references[key];
  return reference
    ? { key, text: formatReference(reference), url: referenceUrl(reference) }
    : { key, text: key, url: null };
}

function explain(attempt: AttemptRow): ExplainedQuestion[] {
  const answers = newestAnswers(attempt.steps);
  const titles = new Map(attempt.enrolment.courseVersion.modules.map(({ slug, title }) => [slug, title]));
  return attempt.slots.map(({ position, optionOrder, questionVersion }) => {
    const question = readQuestion(questionVersion.body);
    const response = answers.get(position)?.response;
    const { scoreMilli, maximumMilli } = grade(question, response);
    return {
      position,
      kind: question.kind,
      stem: question.stem,
      parts: explainParts(question, optionOrder, response),
      isBlank: chosenKeys(question, response).length === 0,
      rationale: question.rationale,
      references: question.references.map((key) => cite(attempt, key)),
      basis: question.basis ?? null,
      moduleSlug: question.module,
      moduleTitle: titles.get(question.module) ?? question.module,
      scoreMilli,
      maximumMilli,
    };
  });
}

function revisit(attempt: AttemptRow) {
  const answers = newestAnswers(attempt.steps);
  const titles = new Map(attempt.enrolment.courseVersion.modules.map(({ slug, title }) => [slug, title]));
  const marks = attempt.slots.map(({ position, questionVersion }) => {
    const question = readQuestion(questionVersion.body);
    return {
      topic: question.topic,
      moduleSlug: question.module,
      correct: grade(question, answers.get(position)?.response).correct,
    };
  });
  return topicsToRevisit(countTopics(marks)).map((count) => ({
    ...count,
    moduleTitle: titles.get(count.moduleSlug) ?? count.moduleSlug,
  }));
}

function nextTry(attempt: AttemptRow, finishedAt: Date): NextTry {
  const { attempts } = attempt.enrolment;
  const passed = attempts.find(({ result }) => result?.passed);
  if (passed) return { kind: 'already-passed', attemptId: passed.id };
  const open = attempts.find(({ result }) => result === null);
  if (open) return { kind: 'attempt-open', attemptId: open.id };
  const results = attempts.flatMap(({ result }) => result ?? []);
  const decision = mayStart({ results, hasOpenAttempt: false }, readAttemptPolicy(attempt.policy), finishedAt);
  if (decision.kind === 'attempts-used') return { kind: 'attempts-used' };
  return { kind: 'from', from: decision.kind === 'wait' ? decision.until : finishedAt };
}

/** The result of a finished attempt of the viewer: after a pass everything explained, after a fail only where to read again. */
export async function getResult(
  db: Db,
  viewer: Viewer,
  attemptId: string,
): Promise<Result<QuizResult, 'not-found' | 'not-finished'>> {
  if (!isAttemptId(attemptId)) return refuse('not-found');
  const attempt = await findOwn(db, viewer, attemptId);
  if (!attempt) return refuse('not-found');
  if (!attempt.result) return refuse('not-finished');
  const { finishedAt, cause, percentTenths, correctCount, questionCount, passed } = attempt.result;
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
    timeZone: attempt.enrolment.user.timeZone,
  };
  return ok(
    passed
      ? { ...head, passed, questions: explain(attempt) }
      : { ...head, passed, topics: revisit(attempt), nextTry: nextTry(attempt, finishedAt) },
  );
}
