import { clozePieces } from '#lib/catalogue/rules/cloze.ts';
import type { ClozePiece } from '#lib/catalogue/rules/cloze.ts';
import { decimalOf, figuresOf, plus, reachOf, readNumber } from './number.ts';
import type { NumberKey } from './number.ts';
import { choicesIn, unitGroup, valueGroup } from './parts.ts';
import { isRightGap, isRightNumber } from './scores.ts';
import { inShownOrder } from './shown.ts';

type Option = {
  readonly key: string;
  readonly text: string;
  readonly correct: boolean;
  readonly rationale?: string | undefined;
};

type ExplainableUnit = {
  readonly key: string;
  readonly text: string;
  readonly factor: number | null;
  readonly rationale?: string | undefined;
};

type ExplainableGap = { readonly key: string } & (
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'text'; readonly accept: readonly string[]; readonly rationale?: string | undefined }
);

/** The typed kinds of question with what is right. */
export type ExplainableTyped =
  | { readonly kind: 'numeric'; readonly answer: NumberKey; readonly units: readonly ExplainableUnit[] }
  | { readonly kind: 'cloze'; readonly text: string; readonly gaps: readonly ExplainableGap[] };

export type ExplainedUnit = {
  readonly key: string;
  readonly text: string;
  readonly rationale: string | null;
  /** Measures what was asked for, so that a number in it can be right. */
  readonly isRight: boolean;
  readonly isChosen: boolean;
};

export type ExplainedGap = {
  readonly key: string;
  /** What was chosen or typed; null for nothing. */
  readonly given: string | null;
  /** What is right: one choice, or each accepted word. */
  readonly right: readonly string[];
  readonly isRight: boolean;
  readonly rationale: string | null;
  /** The choices of this gap with why; none where it was typed. */
  readonly options: readonly {
    readonly key: string;
    readonly text: string;
    readonly rationale: string | null;
    readonly isRight: boolean;
    readonly isChosen: boolean;
  }[];
};

export type ExplainedNumber = {
  readonly form: 'number';
  readonly given: string | null;
  readonly givenUnit: string | null;
  /** Something was typed that cannot be read as a number. */
  readonly isUnread: boolean;
  readonly isRight: boolean;
  /** The value asked for, with its unit. */
  readonly right: string;
  /** The lowest and the highest number that count; null where only the value itself does. */
  readonly range: string | null;
  readonly units: readonly ExplainedUnit[];
};

export type ExplainedGaps = {
  readonly form: 'gaps';
  readonly pieces: readonly ClozePiece[];
  readonly gaps: readonly ExplainedGap[];
};

const withUnit = (figures: string, unit: string | undefined) => (unit === undefined ? figures : `${figures} ${unit}`);

function acceptedWords(answer: NumberKey, unit: string | undefined): Pick<ExplainedNumber, 'right' | 'range'> {
  const [value, reach] = [decimalOf(answer.value), reachOf(answer)];
  if (!value || !reach) return { right: String(answer.value), range: null };
  const right = withUnit(figuresOf(value), unit);
  if (reach.digits === 0n) return { right, range: null };
  const [low, high] = [figuresOf(plus(value, reach, -1)), figuresOf(plus(value, reach))];
  return { right, range: withUnit(`${low} to ${high}`, unit) };
}

export function explainNumber(
  question: Extract<ExplainableTyped, { readonly kind: 'numeric' }>,
  optionOrder: readonly string[],
  keys: readonly string[],
): ExplainedNumber {
  const { answer, units } = question;
  const [given] = choicesIn(keys, valueGroup);
  const [chosen] = choicesIn(keys, unitGroup);
  const base = units.find(({ factor }) => factor === 1) ?? units.find(({ factor }) => factor !== null);
  return {
    form: 'number',
    given: given ?? null,
    givenUnit: units.find(({ key }) => key === chosen)?.text ?? null,
    isUnread: given !== undefined && readNumber(given) === null,
    isRight: isRightNumber(question, keys),
    ...acceptedWords(answer, base?.text),
    units: inShownOrder(units, optionOrder).map(({ key, text, factor, rationale }) => ({
      key,
      text,
      rationale: rationale ?? null,
      isRight: factor !== null,
      isChosen: key === chosen,
    })),
  };
}

function explainGap(gap: ExplainableGap, optionOrder: readonly string[], keys: readonly string[]): ExplainedGap {
  const chosen = choicesIn(keys, gap.key);
  const isRight = isRightGap(gap, chosen);
  if (gap.kind === 'text')
    return {
      key: gap.key,
      given: chosen[0] ?? null,
      right: gap.accept,
      isRight,
      rationale: gap.rationale ?? null,
      options: [],
    };
  const options = inShownOrder(gap.options, optionOrder, gap.key).map(({ key, text, rationale, correct }) => ({
    key,
    text,
    rationale: rationale ?? null,
    isRight: correct,
    isChosen: chosen.includes(key),
  }));
  return {
    key: gap.key,
    given: options.find((option) => option.isChosen)?.text ?? null,
    right: options.filter((option) => option.isRight).map(({ text }) => text),
    isRight,
    rationale: null,
    options,
  };
}

export function explainGaps(
  { text, gaps }: Extract<ExplainableTyped, { readonly kind: 'cloze' }>,
  optionOrder: readonly string[],
  keys: readonly string[],
): ExplainedGaps {
  return { form: 'gaps', pieces: clozePieces(text), gaps: gaps.map((gap) => explainGap(gap, optionOrder, keys)) };
}
