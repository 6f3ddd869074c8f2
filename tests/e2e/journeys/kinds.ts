import type { Db } from '#lib/db/client.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { draw } from '#lib/quiz/rules/draw.ts';
import { optionKeysOf } from '#lib/quiz/rules/parts.ts';
import { nextStep, paperHash } from '#lib/quiz/rules/steps.ts';
import { now } from '#lib/time/clock.ts';
import { everyKind } from '#tests/support/question-kinds-typed.ts';
import { modules, slug } from './people.ts';
import { policyOf } from '#tests/support/policy.ts';

const questions = everyKind.map((question, index) => ({
  ...question,
  module: modules[index % modules.length]?.slug ?? '',
}));
export const kindCount = questions.length;

const policy = policyOf({ questionCount: kindCount, passPercent: 50 });

async function writeQuestions(db: Db, courseId: string) {
  return Promise.all(
    questions.map(async (question) => {
      const { key, kind, module, outcome, topic, level, safety } = question;
      const questionVersionId = newId();
      await db.questionVersion.create({
        data: {
          id: questionVersionId,
          courseId,
          key,
          contentHash: sha256(questionVersionId),
          kind,
          moduleSlug: module,
          outcome,
          topic,
          level,
          safety,
          body: question,
          createdAt: now(),
        },
      });
      return { ...question, questionVersionId, optionKeys: optionKeysOf(question) };
    }),
  );
}

/**
 * Lays a paper with one question of each kind before an enrolled person, whatever the pool of the course holds, and
 * returns its address. The questions belong to no version of the course, so nobody else meets them.
 */
export async function layKindsBefore(db: Db, userId: string): Promise<string> {
  const enrolment = await db.enrolment.findFirstOrThrow({
    where: { userId, course: { slug } },
    select: { id: true, courseId: true },
  });
  const attemptId = newId();
  const slots = draw(attemptId, await writeQuestions(db, enrolment.courseId), policy, {});
  await db.attempt.create({
    data: { id: attemptId, enrolmentId: enrolment.id, number: 1, seed: attemptId, policy, startedAt: now() },
  });
  await db.attemptSlot.createMany({
    data: slots.map((slot) => ({ ...slot, attemptId, optionOrder: [...slot.optionOrder] })),
  });
  const response = { seed: attemptId, paperHash: paperHash(slots) };
  const { seq, kind, at, prevHash, hash } = nextStep(null, {
    attemptId,
    kind: 'start',
    at: now(),
    position: null,
    response,
  });
  await db.attemptStep.create({ data: { attemptId, seq, kind, at, prevHash, hash, response } });
  return `/learn/${slug}/quiz/${attemptId}`;
}

function chosenIn(response: unknown): readonly string[] {
  const keys = typeof response === 'object' && response !== null && 'keys' in response ? response.keys : null;
  return Array.isArray(keys) ? keys : [];
}

/** The answer that stands in the log of a paper, by the kind of its question, in the question's own keys. */
export async function answersInLog(db: Db, paper: string): Promise<Record<string, readonly string[]>> {
  const attemptId = paper.split('/').at(-1) ?? '';
  const slots = await db.attemptSlot.findMany({
    where: { attemptId },
    select: { position: true, questionVersion: { select: { key: true } } },
  });
  const steps = await db.attemptStep.findMany({
    where: { attemptId, kind: 'answer' },
    orderBy: { seq: 'asc' },
    select: { position: true, response: true },
  });
  const keyAt = new Map(slots.map(({ position, questionVersion }) => [position, questionVersion.key]));
  return Object.fromEntries(
    steps.map(({ position, response }) => [keyAt.get(position ?? 0) ?? '', chosenIn(response)]),
  );
}
