import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import { sha256 } from '#lib/ids.ts';
import { gradePaper } from '#lib/quiz/rules/grade.ts';
import { seededRandom } from '#lib/quiz/rules/random.ts';
import type { Random } from '#lib/quiz/rules/random.ts';
import { nextStep, paperHash } from '#lib/quiz/rules/steps.ts';
import type { ChainedStep } from '#lib/quiz/rules/steps.ts';

/** How many students each size has: the six sizes of Moodle's own generator. */
export const sizes = { XS: 1, S: 100, M: 1_000, L: 10_000, XL: 50_000, XXL: 100_000 } as const;
export type Size = keyof typeof sizes;

export type Pool = readonly { readonly id: string; readonly question: Extract<Question, { kind: 'single' }> }[];
export type Course = {
  readonly courseId: string;
  readonly courseVersionId: string;
  readonly policy: QuizPolicy;
  readonly pool: Pool;
};
type Row = Readonly<Record<string, unknown>>;
export type Rows = Readonly<
  Record<'User' | 'Enrolment' | 'Attempt' | 'AttemptSlot' | 'AttemptStep' | 'AttemptResult' | 'AttemptStanding', Row[]>
>;

const firstDay = Date.UTC(2026, 0, 5, 8);
const minuteMs = 60_000;

/** The same id for the same words, in the shape of a UUIDv7 of this time. */
function idOf(words: string, at: number): string {
  const hash = sha256(words);
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

/** Who knows more answers rightly more often, and easier questions are answered rightly more often. */
function answerTo(question: Pool[number]['question'], skill: number, ease: number, { next }: Random): string {
  const isRight = next() < 1 / (1 + Math.exp(-(skill + ease)));
  const fitting = question.options.filter(({ correct }) => correct === isRight);
  return fitting[Math.floor(next() * fitting.length)]?.key ?? '';
}

const easeOf = (key: string) => seededRandom(`ease of ${key}`).next() * 3 - 0.5;

type Try = { readonly words: string; readonly enrolmentId: string; readonly number: number; readonly at: number };

function addAttempt(
  rows: Rows,
  { policy, pool }: Course,
  { words, enrolmentId, number, at }: Try,
  skill: number,
): boolean {
  const random = seededRandom(words);
  const attemptId = idOf(words, at);
  const drawn = random.shuffle(pool).slice(0, policy.questionCount);
  const slots = drawn.map(({ id, question }, index) => ({
    attemptId,
    position: index + 1,
    questionVersionId: id,
    optionOrder: random.shuffle(question.options.map(({ key }) => key)),
  }));
  const answers = drawn.map(({ question }, index) => ({
    position: index + 1,
    question,
    response: { keys: [answerTo(question, skill, easeOf(question.key), random)] },
  }));
  const { marks, ...outcome } = gradePaper(answers, policy.passPercent);
  let last: ChainedStep | null = null;
  const append = (facts: Pick<ChainedStep, 'kind' | 'position' | 'response'>, minutes: number) => {
    last = nextStep(last, { attemptId, at: new Date(at + minutes * minuteMs), ...facts });
    rows.AttemptStep.push(last);
  };
  append({ kind: 'start', position: null, response: { seed: words, paperHash: paperHash(slots) } }, 0);
  for (const { position, response } of answers) append({ kind: 'answer', position, response }, position);
  const finishedAt = new Date(at + (answers.length + 1) * minuteMs);
  append(
    { kind: 'submit', position: null, response: { finishedAt: finishedAt.toISOString(), ...outcome } },
    answers.length + 1,
  );
  rows.Attempt.push({ id: attemptId, enrolmentId, number, seed: words, policy, startedAt: new Date(at) });
  rows.AttemptSlot.push(...slots);
  const result = { attemptId, finishedAt, cause: 'submit', ...outcome, marks };
  rows.AttemptResult.push(result);
  rows.AttemptStanding.push(result);
  return outcome.passed;
}

/** The rows of students `from` to `to` (excluded): one who fails mostly tries once more. The same seed, the same rows. */
export function makeStudents(course: Course, seed: string, from: number, to: number): Rows {
  const rows: Rows = {
    User: [],
    Enrolment: [],
    Attempt: [],
    AttemptSlot: [],
    AttemptStep: [],
    AttemptResult: [],
    AttemptStanding: [],
  };
  for (let student = from; student < to; student += 1) {
    const words = `${seed} student ${student}`;
    const { next } = seededRandom(words);
    const at = firstDay + student * minuteMs;
    const [userId, enrolmentId] = [idOf(`${words} user`, at), idOf(`${words} enrolment`, at)];
    rows.User.push({
      id: userId,
      email: `student-${student}-${sha256(seed).slice(0, 8)}@load.example.test`,
      emailVerifiedAt: new Date(at),
      legalName: `Student ${student}`,
      legalNameConfirmedAt: new Date(at),
      role: 'therapist',
      createdAt: new Date(at),
    });
    rows.Enrolment.push({
      id: enrolmentId,
      userId,
      courseId: course.courseId,
      courseVersionId: course.courseVersionId,
      source: 'grant',
      createdAt: new Date(at),
    });
    const skill = next() + next() + next() - 0.5;
    const first = { words: `${words} try 1`, enrolmentId, number: 1, at: at + 60 * minuteMs };
    const second = { ...first, words: `${words} try 2`, number: 2, at: at + 24 * 60 * minuteMs };
    if (!addAttempt(rows, course, first, skill) && next() < 0.7) addAttempt(rows, course, second, skill + 0.7);
  }
  return rows;
}
