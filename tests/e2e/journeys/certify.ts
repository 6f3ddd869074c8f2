import { expect } from '../support/test.ts';
import type { Db } from '#lib/db/client.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { randomHex } from '#lib/ids.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { toShown } from '#lib/quiz/rules/shown.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import { rightKeys } from '#tests/support/quiz-answers.ts';
import { slug } from './people.ts';

export type Certified = { readonly attemptId: string; readonly certificateId: string; readonly code: string };

/** Takes the quiz for a person by the product's own commands, every answer right, and returns the certificate. */
export async function certify(db: Db, userId: string): Promise<Certified> {
  const viewer: Viewer = { userId, role: 'therapist' };
  const started = await startAttempt(db, viewer, slug, now(), randomHex(16));
  if (!started.ok) throw new Error(`The quiz did not start: ${started.reason}.`);
  const { attemptId } = started.value;
  const slots = await db.attemptSlot.findMany({
    where: { attemptId },
    select: { position: true, optionOrder: true, questionVersion: { select: { body: true } } },
  });
  for (const { position, optionOrder, questionVersion } of slots) {
    const question = readQuestion(questionVersion.body);
    const keys = toShown(question, optionOrder, rightKeys(question));
    const saved = await saveAnswer(db, viewer, { attemptId, position, keys }, now());
    expect(saved.ok, 'the answer is saved').toBe(true);
  }
  const done = await submitAttempt(db, viewer, attemptId, now(), issueOnPass);
  expect(done.ok, 'the paper is handed in').toBe(true);
  const certificate = await db.certificate.findFirstOrThrow({ where: { attemptId }, select: { id: true, code: true } });
  return { attemptId, certificateId: certificate.id, code: certificate.code };
}
