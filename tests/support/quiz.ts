import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import type { Db } from '#lib/db/client.ts';
import type { OnPassed } from '#lib/quiz/commands/finish-attempt.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { getPaper } from '#lib/quiz/queries/get-paper.ts';
import type { ExplainedOption, ExplainedPart } from '#lib/quiz/rules/explain.ts';
import type { Viewer } from '#lib/viewer.ts';
import { createTherapist, enrol, publishTinyCourse, testStart, viewerOf } from './factories.ts';

export const noHook: OnPassed = () => Promise.resolve();

export function minutesLater(minutes: number): Date {
  return new Date(testStart.getTime() + minutes * 60_000);
}

/** A therapist enrolled in a tiny course of their own, with the quiz started unless told otherwise. */
export async function startedQuiz(db: Db, given: { quiz?: Partial<QuizPolicy>; isStarted?: boolean } = {}) {
  const person = await createTherapist(db);
  const viewer = viewerOf(person);
  const { slug, courseId } = await publishTinyCourse(db, given.quiz ? { quiz: given.quiz } : {});
  const enrolmentId = await enrol(db, { userId: person.id, courseSlug: slug });
  const attemptId = given.isStarted === false ? '' : await startAgain(db, viewer, slug, testStart);
  return { viewer, slug, courseId, enrolmentId, attemptId };
}

export async function startAgain(db: Db, viewer: Viewer, slug: string, at: Date): Promise<string> {
  const started = await startAttempt(db, viewer, slug, at, `seed of ${slug} ${at.toISOString()}`);
  if (!started.ok) throw new Error(`the quiz did not start: ${started.reason}`);
  return started.value.attemptId;
}

/** The options of an explained question, over all of its parts. */
export function optionsIn(parts: readonly ExplainedPart[]): ExplainedOption[] {
  return parts.flatMap((part) => (part.form === 'options' ? part.options : []));
}

/** Gives the same option to every question: "a" is always right. */
export async function answerAll(
  db: Db,
  viewer: Viewer,
  attemptId: string,
  key: string,
  at = minutesLater(1),
): Promise<void> {
  const paper = await getPaper(db, viewer, attemptId, at);
  if (!paper.ok) throw new Error('no such paper');
  for (const { position } of paper.value.questions) {
    const saved = await saveAnswer(db, viewer, { attemptId, position, keys: [key] }, at);
    if (!saved.ok) throw new Error(`not saved: ${saved.reason}`);
  }
}
