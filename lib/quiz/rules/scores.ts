import { isWithin, readNumber } from './number.ts';
import type { NumberKey } from './number.ts';
import { choiceOf, choicesIn, groupOf, reasonGroup, unitGroup, valueGroup, verdictGroup } from './parts.ts';
import { foldedText } from '#lib/catalogue/rules/typed-answer.ts';

export const maximumMilliEach = 1000;

type Marked = { readonly key: string; readonly correct: boolean };
type Keyed = { readonly key: string };

/** What grading needs to know of a question: its kind, and what is right. */
export type Gradable =
  | { readonly kind: 'single' | 'multiple' | 'true-false'; readonly options: readonly Marked[] }
  | { readonly kind: 'true-false-reason'; readonly answer: boolean; readonly options: readonly Marked[] }
  | { readonly kind: 'ordering'; readonly options: readonly Keyed[] }
  | {
      readonly kind: 'matching';
      readonly prompts: readonly (Keyed & { readonly match: string })[];
      readonly options: readonly Keyed[];
    }
  | {
      readonly kind: 'case';
      readonly items: readonly (Keyed & {
        readonly kind: 'single' | 'multiple';
        readonly options: readonly Marked[];
      })[];
    }
  | {
      readonly kind: 'numeric';
      readonly answer: NumberKey;
      readonly units: readonly (Keyed & { readonly factor: number | null })[];
    }
  | { readonly kind: 'cloze'; readonly gaps: readonly GradableGap[] }
  | { readonly kind: 'hotspot'; readonly choose: 'one' | 'many'; readonly options: readonly Marked[] };

export type GradableGap = Keyed &
  (
    | { readonly kind: 'choice'; readonly options: readonly Marked[] }
    | { readonly kind: 'text'; readonly accept: readonly string[] }
  );

function share(earned: number, of: number): number {
  return of === 0 ? 0 : Math.max(0, Math.floor((earned * maximumMilliEach) / of));
}

const rightOf = (options: readonly Marked[]) => new Set(options.filter(({ correct }) => correct).map(({ key }) => key));

/** The one right option, or nothing. */
function scoreOne(options: readonly Marked[], chosen: readonly string[]): number {
  const [only] = chosen;
  return chosen.length === 1 && only !== undefined && rightOf(options).has(only) ? maximumMilliEach : 0;
}

/**
 * (Right ticks − wrong ticks) / number right, never below nothing. Ticking everything is no choice and earns nothing,
 * also where most options are right.
 */
function scoreMany(options: readonly Marked[], chosen: readonly string[]): number {
  const right = rightOf(options);
  const hits = chosen.filter((key) => right.has(key)).length;
  const wrong = chosen.length - hits;
  return wrong > 0 && chosen.length === options.length ? 0 : share(hits - wrong, right.size);
}

/**
 * Pairs in the right order less pairs in the wrong one, of all pairs, never below nothing: one slip costs little, and an
 * order that is no better than chance earns nothing. An item without a place, or that shares its place, adds nothing.
 */
function scoreOrder(options: readonly Keyed[], chosen: readonly string[]): number {
  const places = new Map(chosen.map((key) => [groupOf(key), Number(choiceOf(key))]));
  const taken = [...places.values()];
  const own = options
    .map(({ key }) => places.get(key) ?? Number.NaN)
    .map((place) => (taken.filter((other) => other === place).length === 1 ? place : Number.NaN));
  let balance = 0;
  for (const [index, place] of own.entries()) {
    for (const later of own.slice(index + 1)) balance += Number(place < later) - Number(place > later);
  }
  return share(balance, (options.length * (options.length - 1)) / 2);
}

type Numeric = Extract<Gradable, { readonly kind: 'numeric' }>;

/** Whether a number in its unit is right. A unit that measures something else, or none where one is asked, is not. */
export function isRightNumber({ answer, units }: Numeric, chosen: readonly string[]): boolean {
  const [typed] = choicesIn(chosen, valueGroup);
  const given = typed === undefined ? null : readNumber(typed);
  const [unit] = choicesIn(chosen, unitGroup);
  const factor = units.length === 0 ? 1 : (units.find(({ key }) => key === unit)?.factor ?? null);
  return given !== null && factor !== null && isWithin(answer, given, factor);
}

/** Whether what is chosen or typed in a gap is right. */
export function isRightGap(gap: GradableGap, given: readonly string[]): boolean {
  if (gap.kind === 'choice') return scoreOne(gap.options, given) > 0;
  const [typed] = given;
  if (given.length !== 1 || typed === undefined) return false;
  const folded = foldedText(typed);
  return folded !== '' && gap.accept.some((word) => foldedText(word) === folded);
}

/** The score of an answer, in thousandths. `chosen` are keys of this question, each once. */
export function scoreOf(question: Gradable, chosen: readonly string[]): number {
  switch (question.kind) {
    case 'single':
    case 'true-false':
      return scoreOne(question.options, chosen);
    case 'multiple':
      return scoreMany(question.options, chosen);
    case 'true-false-reason': {
      // Both or nothing: a verdict alone is a coin toss, and the reason is what shows that it was none.
      const isTrue = choicesIn(chosen, verdictGroup)[0] === String(question.answer);
      return isTrue ? scoreOne(question.options, choicesIn(chosen, reasonGroup)) : 0;
    }
    case 'ordering':
      return scoreOrder(question.options, chosen);
    case 'matching': {
      const hits = question.prompts.filter(({ key, match }) => choicesIn(chosen, key)[0] === match).length;
      return share(hits, question.prompts.length);
    }
    case 'case': {
      const scores = question.items.map(({ key, kind, options }) =>
        (kind === 'multiple' ? scoreMany : scoreOne)(options, choicesIn(chosen, key)),
      );
      const sum = scores.reduce((total, score) => total + score, 0);
      return scores.length === 0 ? 0 : Math.floor(sum / scores.length);
    }
    case 'numeric':
      return isRightNumber(question, chosen) ? maximumMilliEach : 0;
    case 'cloze': {
      const hits = question.gaps.filter((gap) => isRightGap(gap, choicesIn(chosen, gap.key))).length;
      return share(hits, question.gaps.length);
    }
    case 'hotspot':
      return (question.choose === 'many' ? scoreMany : scoreOne)(question.options, chosen);
  }
}
