import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { nextStep, paperHash } from '#lib/quiz/rules/steps.ts';
import type { ChainedStep } from '#lib/quiz/rules/steps.ts';
import { optionKeysOf } from '#lib/quiz/rules/parts.ts';
import { readFactsPolicy, readQuestion } from '#lib/quiz/stored.ts';
import { testStart } from '#tests/support/factories.ts';
import { rightKeys, wrongKeys } from '#tests/support/quiz-answers.ts';

export type OpenPaper = { readonly attemptId: string; readonly enrolmentId: string; readonly userId: string };

async function loadCourse(db: Db) {
  const version = await db.courseVersion.findFirstOrThrow({
    select: {
      id: true,
      courseId: true,
      facts: true,
      questions: { select: { questionVersion: { select: { id: true, body: true } } } },
    },
  });
  const policy = readFactsPolicy(version.facts);
  const questions = version.questions
    .slice(0, policy.questionCount)
    .map(({ questionVersion: { id, body } }) => ({ id, question: readQuestion(body) }));
  return { version, policy, questions };
}

/** The log of a paper on which everything is answered, rightly or wrongly. */
function stepsOf(
  attemptId: string,
  slots: Parameters<typeof paperHash>[0],
  answers: readonly (readonly string[])[],
): ChainedStep[] {
  const steps = [
    nextStep(null, {
      attemptId,
      kind: 'start',
      at: testStart,
      position: null,
      response: { seed: 'bench', paperHash: paperHash(slots) },
    }),
  ];
  for (const [index, keys] of answers.entries()) {
    steps.push(
      nextStep(steps.at(-1) ?? null, {
        attemptId,
        kind: 'answer',
        at: testStart,
        position: index + 1,
        response: { keys },
      }),
    );
  }
  return steps;
}

/** So many therapists of the one open course, each with a full paper that waits to be handed in. */
export async function layOutPapers(db: Db, count: number, isRight: boolean): Promise<OpenPaper[]> {
  const { version, policy, questions } = await loadCourse(db);
  const answers = questions.map(({ question }) => (isRight ? rightKeys(question) : wrongKeys(question)));
  const papers = Array.from({ length: count }, (): OpenPaper => ({
    attemptId: newId(),
    enrolmentId: newId(),
    userId: newId(),
  }));
  const at = testStart;
  await db.user.createMany({
    data: papers.map(({ userId }) => ({
      id: userId,
      email: `${userId}@example.test`,
      emailVerifiedAt: at,
      legalName: 'Test Person',
      legalNameConfirmedAt: at,
      role: 'therapist' as const,
      createdAt: at,
    })),
  });
  await db.enrolment.createMany({
    data: papers.map(({ enrolmentId, userId }) => ({
      id: enrolmentId,
      userId,
      courseId: version.courseId,
      courseVersionId: version.id,
      source: 'grant' as const,
      createdAt: at,
    })),
  });
  await db.attempt.createMany({
    data: papers.map(({ attemptId, enrolmentId }) => ({
      id: attemptId,
      enrolmentId,
      number: 1,
      seed: 'bench',
      policy,
      startedAt: at,
    })),
  });
  for (const { attemptId } of papers) {
    const slots = questions.map(({ id, question }, index) => ({
      position: index + 1,
      questionVersionId: id,
      optionOrder: optionKeysOf(question),
    }));
    await db.attemptSlot.createMany({ data: slots.map((slot) => ({ attemptId, ...slot })) });
    await db.attemptStep.createMany({
      data: stepsOf(attemptId, slots, answers).map(({ response, ...step }) => ({
        ...step,
        response: JSON.parse(JSON.stringify(response)),
      })),
    });
  }
  return papers;
}
