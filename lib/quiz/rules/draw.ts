import { regionPlace } from '#lib/catalogue/body-map.ts';
import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import { chooseQuestions } from './choose.ts';
import type { Candidate } from './choose.ts';
import { groupOf } from './parts.ts';
import { seededRandom } from './random.ts';
import type { Random } from './random.ts';

export type PoolQuestion = Pick<Question, 'key' | 'kind' | 'module' | 'outcome' | 'topic' | 'safety' | 'level'> & {
  readonly questionVersionId: string;
  /** In the question's own order; for a case `item=option`, for a cloze `gap=option`. */
  readonly optionKeys: readonly string[];
};

/** How often this therapist has met a question, by its key. */
export type SeenCounts = Readonly<Record<string, number>>;

export type Slot = {
  readonly position: number;
  readonly questionVersionId: string;
  readonly optionOrder: readonly string[];
};

/** The rule by which papers are drawn now. A start step names it; papers of an earlier rule cannot be drawn again. */
export const drawRule = 2;

function rankBySeed(random: Random, pool: readonly PoolQuestion[], seenCounts: SeenCounts): Candidate[] {
  const unique = new Map(pool.map((question) => [question.questionVersionId, question]));
  const sorted = [...unique.values()].toSorted((one, other) =>
    one.questionVersionId < other.questionVersionId ? -1 : 1,
  );
  const seenOf = (key: string) => (Object.hasOwn(seenCounts, key) ? (seenCounts[key] ?? 0) : 0);
  return random.shuffle(sorted).map((question, rank) => ({ question, rank, seen: seenOf(question.key) }));
}

/** Any order but the right one, which is the order of the keys. */
function misorder(random: Random, keys: readonly string[]): string[] {
  const drawn = random.shuffle(keys);
  if (keys.length < 2 || drawn.some((key, index) => key !== keys[index])) return drawn;
  const turn = 1 + Math.floor(random.next() * (keys.length - 1));
  return [...drawn.slice(turn), ...drawn.slice(0, turn)];
}

/** The order in which a paper shows the options of a question. A case keeps its items, a cloze its gaps, and shuffles inside each. */
function optionOrder(random: Random, { kind, optionKeys }: PoolQuestion): string[] {
  switch (kind) {
    case 'true-false':
      return [...optionKeys];
    case 'ordering':
      return misorder(random, optionKeys);
    case 'hotspot':
      return optionKeys.toSorted((one, other) => regionPlace(one) - regionPlace(other));
    case 'case':
    case 'cloze':
      return [...Map.groupBy(optionKeys, groupOf).values()].flatMap((keys) => random.shuffle(keys));
    default:
      return random.shuffle(optionKeys);
  }
}

/**
 * Draws a paper. The same seed, pool, policy and history give the same paper, in whatever order the pool is listed.
 * No question comes again while another of the pool was seen less often; within that, the paper follows the blueprint.
 * Options are shuffled, except true and false; what is to be put in order never starts in order.
 */
export function draw(
  seed: string,
  pool: readonly PoolQuestion[],
  policy: Pick<QuizPolicy, 'questionCount' | 'blueprint'>,
  seenCounts: SeenCounts,
): Slot[] {
  const random = seededRandom(seed);
  const chosen = chooseQuestions(rankBySeed(random, pool, seenCounts), policy);
  return random.shuffle(chosen).map(({ question }, index) => ({
    position: index + 1,
    questionVersionId: question.questionVersionId,
    optionOrder: optionOrder(random, question),
  }));
}
