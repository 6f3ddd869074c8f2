import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { draw } from '#lib/quiz/rules/draw.ts';
import { gradePaper } from '#lib/quiz/rules/grade.ts';
import { chosenKeys } from '#lib/quiz/rules/parts.ts';
import { nextStep, paperHash } from '#lib/quiz/rules/steps.ts';
import type { ChainedStep } from '#lib/quiz/rules/steps.ts';
import { loadPoolUnscoped } from '#lib/quiz/queries/load-pool.ts';
import { readFactsPolicy, readQuestion } from '#lib/quiz/stored.ts';
import { testStart } from './factories.ts';
import { rightKeys, wrongKeys } from './quiz-answers.ts';

/** Numbers from 0 to 1 that follow from a seed. */
export function seeded(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A normal deviate from three plain ones: near enough for people who are made up. */
const normal = (next: () => number) => (next() + next() + next() - 1.5) * 2;

/** How hard a question is, the same for everybody: from its key, -2.2 to 0.8. */
function difficultyOf(key: string): number {
  const sum = [...key].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7);
  return ((sum % 101) / 100) * 3 - 2.2;
}

/** Three-parameter model: a fifth guess right, and ability does the rest. */
function isRight(ability: number, key: string, next: () => number): boolean {
  return next() < 0.2 + 0.8 / (1 + Math.exp(-1.4 * (ability - difficultyOf(key))));
}

function wrongAnswer(question: Question, next: () => number): string[] {
  if (question.kind !== 'single' && question.kind !== 'multiple') return wrongKeys(question);
  const wrong = question.options.filter(({ correct }) => !correct);
  // Some distractors draw more than others; the last of four is hardly ever taken.
  const chosen = wrong[Math.min(wrong.length - 1, Math.floor(next() ** 2 * wrong.length))];
  return chosen ? [chosen.key] : [];
}

export type Simulated = { readonly attemptId: string; readonly userId: string; readonly enrolmentId: string };

type Paper = {
  readonly attemptId: string;
  readonly slots: readonly {
    readonly position: number;
    readonly questionVersionId: string;
    readonly optionOrder: readonly string[];
  }[];
  readonly bodies: ReadonlyMap<string, Question>;
  readonly startedAt: Date;
  readonly next: () => number;
};

/** The log of a paper: an answer to nearly every question, some of them changed, each after a time. */
function answerPaper({ attemptId, slots, bodies, startedAt, next }: Paper, ability: number) {
  let at = startedAt;
  let last: ChainedStep = nextStep(null, {
    attemptId,
    kind: 'start',
    at,
    position: null,
    response: { seed: attemptId, paperHash: paperHash(slots) },
  });
  const steps = [last];
  const answers = new Map<number, { keys: string[] }>();
  for (const { position, questionVersionId } of slots) {
    const question = bodies.get(questionVersionId);
    if (!question || next() < 0.02) continue;
    const keys = chosenKeys(
      question,
      isRight(ability, question.key, next) ? rightKeys(question) : wrongAnswer(question, next),
    );
    at = new Date(at.getTime() + 1000 * Math.round(8 + 90 * next() ** 2));
    last = nextStep(last, { attemptId, kind: 'answer', at, position, response: { keys } });
    steps.push(last);
    answers.set(position, { keys });
  }
  return { steps, answers, at: new Date(at.getTime() + 5000), last };
}

async function writeAttempt(
  db: Db,
  paper: Paper,
  enrolmentId: string,
  number: number,
  policy: QuizPolicy,
  ability: number,
) {
  const { attemptId, slots, bodies, startedAt } = paper;
  const { steps, answers, at, last } = answerPaper(paper, ability);
  const { marks, ...outcome } = gradePaper(
    slots.flatMap(({ position, questionVersionId }) => {
      const question = bodies.get(questionVersionId);
      return question ? [{ position, question, response: answers.get(position) }] : [];
    }),
    policy.passPercent,
  );
  const response = { finishedAt: at.toISOString(), ...outcome };
  steps.push(nextStep(last, { attemptId, kind: 'submit', at, position: null, response }));
  await db.attempt.create({ data: { id: attemptId, enrolmentId, number, seed: attemptId, policy, startedAt } });
  await db.attemptSlot.createMany({
    data: slots.map(({ position, questionVersionId, optionOrder }) => ({
      attemptId,
      position,
      questionVersionId,
      optionOrder: [...optionOrder],
    })),
  });
  await db.attemptStep.createMany({ data: steps.map((step) => ({ ...step, response: step.response as object })) });
  const data = { attemptId, finishedAt: at, cause: 'submit', ...outcome, marks: marks.map((mark) => ({ ...mark })) };
  await db.attemptResult.create({ data });
  await db.attemptStanding.create({ data });
}

/**
 * Made-up therapists who take the quiz of a course by a plain model of ability and difficulty, written straight into the
 * tables as the product would have written them. For tests and for looking at pages; never shown to anyone as real.
 */
export async function simulateAttempts(
  db: Db,
  given: { courseSlug: string; people: number; seed: number; tries?: number; from?: Date; daysApart?: number },
): Promise<Simulated[]> {
  const course = await db.course.findUniqueOrThrow({
    where: { slug: given.courseSlug },
    select: { id: true, versions: { orderBy: { publishedAt: 'desc' }, take: 1, select: { id: true, facts: true } } },
  });
  const [version] = course.versions;
  if (!version) throw new Error('the course has no version');
  const policy = readFactsPolicy(version.facts);
  const pool = await loadPoolUnscoped(db, version.id, new Date('2100-01-01'));
  const rows = await db.questionVersion.findMany({ where: { courseId: course.id }, select: { id: true, body: true } });
  const bodies = new Map(rows.map(({ id, body }) => [id, readQuestion(body)]));
  const next = seeded(given.seed);
  const done: Simulated[] = [];
  for (let person = 0; person < given.people; person += 1) {
    const ability = normal(next);
    const [userId, enrolmentId] = [newId(), newId()];
    const from = (given.from ?? testStart).getTime() + person * (given.daysApart ?? 0) * 86_400_000;
    await db.user.create({
      data: { id: userId, email: `simulated-${userId}@example.test`, createdAt: new Date(from) },
    });
    await db.enrolment.create({
      data: {
        id: enrolmentId,
        userId,
        courseId: course.id,
        courseVersionId: version.id,
        source: 'grant',
        createdAt: new Date(from),
      },
    });
    for (let number = 1; number <= (given.tries ?? 1); number += 1) {
      const attemptId = newId();
      const slots = draw(attemptId, pool, policy, {});
      const startedAt = new Date(from + number * 3_600_000);
      await writeAttempt(
        db,
        { attemptId, slots, bodies, startedAt, next },
        enrolmentId,
        number,
        policy,
        ability + number - 1,
      );
      done.push({ attemptId, userId, enrolmentId });
    }
  }
  return done;
}
