import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { Db } from '#lib/db/client.ts';
import { correctQuestion } from '#lib/quiz/commands/correct-question.ts';
import type { OnPassed } from '#lib/quiz/commands/finish-attempt.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { makeRegradeAttempts } from '#lib/quiz/jobs/regrade-attempts.ts';
import { redrawUnscoped } from '#lib/quiz/queries/redraw.ts';
import { verifyRecordsUnscoped } from '#lib/quiz/queries/verify-records.ts';
import type { RecordFault } from '#lib/quiz/rules/audit/findings.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  enrol,
  publishTinyCourse,
  viewerOf,
} from '#tests/support/factories.ts';
import type { TestPerson, TinyCourse } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { minutesLater, noHook, startAgain } from '#tests/support/quiz.ts';

let database: TestDatabase;
/** Those of the world that is open. */
export let db: Db;
export let admin: AdminViewer;

export async function openWorld(): Promise<void> {
  database = await cloneDatabase();
  ({ db } = database);
  admin = adminViewerOf(await createAdmin(db));
}

/** Closes the world, and says what does not fit in its record: whatever a test did, nothing should. */
export async function closeWorld(): Promise<RecordFault[]> {
  const found: RecordFault[] = [];
  await verifyRecordsUnscoped(db, { redraw: redrawUnscoped }, (fault) => found.push(fault));
  await database.drop();
  return found;
}

export const reason = 'Two readers wrote that the source says otherwise.';
export const regrade: OnPassed = (tx, ref, at) => issueOnPass(tx, ref, at);
export const runJob = (correctionId: string, minutes = 60, hook: OnPassed = regrade) =>
  makeRegradeAttempts(hook)(db, { correctionId }, minutesLater(minutes));

/** A course of four questions that are all asked; three right of four pass. */
export function fourQuestions(): Promise<TinyCourse> {
  return publishTinyCourse(db, {
    quiz: { questionCount: 4, passPercent: 75, blueprint: blueprintOf(0), waitMinutesAfterFail: [] },
  });
}

export type Sitting = {
  readonly person: TestPerson;
  readonly viewer: Viewer;
  readonly enrolmentId: string;
  readonly attemptId: string;
};

/** Answers every question with "a", which is right, but those at these positions with "b". */
export async function answer(viewer: Viewer, attemptId: string, wrong: readonly number[], minutes = 1): Promise<void> {
  const slots = await db.attemptSlot.findMany({ where: { attemptId }, select: { position: true } });
  for (const { position } of slots)
    await saveAnswer(
      db,
      viewer,
      { attemptId, position, keys: [wrong.includes(position) ? 'b' : 'a'] },
      minutesLater(minutes),
    );
}

export async function sit(
  slug: string,
  wrong: readonly number[],
  given: { isOpen?: boolean; hook?: OnPassed } = {},
): Promise<Sitting> {
  const person = await createTherapist(db);
  const viewer = viewerOf(person);
  const enrolmentId = await enrol(db, { userId: person.id, courseSlug: slug });
  const attemptId = await startAgain(db, viewer, slug, minutesLater(0));
  await answer(viewer, attemptId, wrong);
  if (!given.isOpen) await submitAttempt(db, viewer, attemptId, minutesLater(2), given.hook ?? noHook);
  return { person, viewer, enrolmentId, attemptId };
}

export async function versionAt(attemptId: string, position: number): Promise<string> {
  const slot = await db.attemptSlot.findUniqueOrThrow({ where: { attemptId_position: { attemptId, position } } });
  return slot.questionVersionId;
}

export async function correct(questionVersionId: string, right: string | null, minutes = 30): Promise<string> {
  const change = right === null ? { kind: 'void' as const } : { kind: 'key' as const, values: { right } };
  const done = await correctQuestion(db, admin, { questionVersionId, reason, change }, minutesLater(minutes));
  if (!done.ok) throw new Error(done.reason);
  return done.value.correctionId;
}

export const standingOf = (attemptId: string) => db.attemptStanding.findUniqueOrThrow({ where: { attemptId } });
export const mailsTo = (to: string) => db.emailMessage.findMany({ where: { to, kind: 'quiz-remarked' } });
export const regradesOf = (attemptId: string) => db.attemptStep.count({ where: { attemptId, kind: 'regrade' } });
