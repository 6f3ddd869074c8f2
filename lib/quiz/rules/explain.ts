import type { BodyMapName } from '#lib/catalogue/body-map.ts';
import { explainGaps, explainNumber } from './explain-typed.ts';
import type { ExplainableTyped, ExplainedGaps, ExplainedNumber } from './explain-typed.ts';
import { choiceOf, choicesIn, chosenKeys, groupOf, reasonGroup, verdictGroup } from './parts.ts';
import { sharedPlaces } from './progress.ts';
import { inShownOrder } from './shown.ts';

type Told = { readonly key: string; readonly text: string; readonly rationale?: string | undefined };
type Option = Told & { readonly correct: boolean };

/** A question with what is right, and why where the reader may know that. */
export type Explainable =
  | { readonly kind: 'single' | 'multiple' | 'true-false'; readonly options: readonly Option[] }
  | {
      readonly kind: 'true-false-reason';
      readonly answer: boolean;
      readonly answerRationale?: string | undefined;
      readonly options: readonly Option[];
    }
  | { readonly kind: 'ordering'; readonly options: readonly Told[] }
  | {
      readonly kind: 'matching';
      readonly prompts: readonly (Told & { readonly match: string })[];
      readonly options: readonly Told[];
    }
  | {
      readonly kind: 'case';
      readonly items: readonly {
        readonly key: string;
        readonly kind: 'single' | 'multiple';
        readonly stem: string;
        readonly options: readonly Option[];
        readonly rationale?: string | undefined;
      }[];
    }
  | {
      readonly kind: 'hotspot';
      readonly map: BodyMapName;
      readonly choose: 'one' | 'many';
      readonly options: readonly Option[];
    }
  | ExplainableTyped;

export type ExplainedOption = {
  readonly key: string;
  readonly text: string;
  readonly rationale: string | null;
  readonly isRight: boolean;
  readonly isChosen: boolean;
};

export type ExplainedStep = {
  readonly key: string;
  readonly text: string;
  readonly rationale: string | null;
  readonly place: number;
  /** Null without a place. */
  readonly given: number | null;
  /** The given place was given to another line too, so it did not count. */
  readonly isShared: boolean;
};

export type ExplainedMatch = {
  readonly key: string;
  readonly text: string;
  readonly rationale: string | null;
  readonly right: string;
  readonly given: string | null;
  readonly isRight: boolean;
};

export type ExplainedNote = {
  readonly key: string;
  readonly text: string;
  readonly rationale: string;
  readonly isUsed: boolean;
};

/** A part of an answer beside what is right: options, an order, what goes with what, a number, or a text with gaps. */
export type ExplainedPart =
  | {
      readonly form: 'options';
      /** What this part asked; null where the question asked nothing else. */
      readonly heading: string | null;
      readonly options: readonly ExplainedOption[];
      readonly rationale: string | null;
      /** The body map that the options are places of. */
      readonly map?: BodyMapName;
    }
  | ExplainedNumber
  | ExplainedGaps
  | { readonly form: 'order'; readonly steps: readonly ExplainedStep[] }
  | {
      readonly form: 'matches';
      readonly matches: readonly ExplainedMatch[];
      /** Options with a word of their own, such as one that goes with no line. */
      readonly notes: readonly ExplainedNote[];
    };

/** The heading of the two parts of a statement with its reason, here as on the paper. */
export const partHeadings = { verdict: 'Is the statement true?', reason: 'Why?' } as const;

function explainOptions(options: readonly Option[], chosen: readonly string[]): ExplainedOption[] {
  return options.map(({ key, text, rationale, correct }) => ({
    key,
    text,
    rationale: rationale ?? null,
    isRight: correct,
    isChosen: chosen.includes(key),
  }));
}

function explainOrder(options: readonly Told[], keys: readonly string[]): ExplainedStep[] {
  const given = new Map(keys.map((key) => [groupOf(key), Number(choiceOf(key))]));
  const shared = sharedPlaces(keys);
  return options.map(({ key, text, rationale }, index) => {
    const place = given.get(key) ?? null;
    return {
      key,
      text,
      rationale: rationale ?? null,
      place: index + 1,
      given: place,
      isShared: shared.includes(String(place)),
    };
  });
}

type Matching = Extract<Explainable, { readonly kind: 'matching' }>;

function explainMatches({ prompts, options }: Matching, keys: readonly string[]): ExplainedPart {
  const textOf = (wanted: string | undefined) => options.find(({ key }) => key === wanted)?.text ?? null;
  const matches = prompts.map(({ key, text, match, rationale }) => {
    const [choice] = choicesIn(keys, key);
    const right = textOf(match) ?? '';
    return { key, text, rationale: rationale ?? null, right, given: textOf(choice), isRight: choice === match };
  });
  const used = new Set(prompts.map(({ match }) => match));
  const notes = options.flatMap(({ key, text, rationale }) =>
    rationale ? [{ key, text, rationale, isUsed: used.has(key) }] : [],
  );
  return { form: 'matches', matches, notes };
}

function explainVerdict(answer: boolean, rationale: string | undefined, chosen: readonly string[]): ExplainedPart {
  const options = [true, false].map((verdict) => ({
    key: String(verdict),
    text: verdict ? 'True' : 'False',
    rationale: null,
    isRight: verdict === answer,
    isChosen: chosen.includes(String(verdict)),
  }));
  return { form: 'options', heading: partHeadings.verdict, options, rationale: rationale ?? null };
}

/** Each part of a question with what is right and what was answered, in the order the paper showed it. */
export function explainParts(
  question: Explainable,
  optionOrder: readonly string[],
  response: unknown,
): ExplainedPart[] {
  const keys = chosenKeys(question, response);
  switch (question.kind) {
    case 'ordering':
      return [{ form: 'order', steps: explainOrder(question.options, keys) }];
    case 'matching':
      return [explainMatches(question, keys)];
    case 'case':
      return question.items.map(({ key, stem, options, rationale }) => ({
        form: 'options',
        heading: stem,
        options: explainOptions(inShownOrder(options, optionOrder, key), choicesIn(keys, key)),
        rationale: rationale ?? null,
      }));
    case 'true-false-reason': {
      const reasons = inShownOrder(question.options, optionOrder);
      return [
        explainVerdict(question.answer, question.answerRationale, choicesIn(keys, verdictGroup)),
        {
          form: 'options',
          heading: partHeadings.reason,
          options: explainOptions(reasons, choicesIn(keys, reasonGroup)),
          rationale: null,
        },
      ];
    }
    case 'numeric':
      return [explainNumber(question, optionOrder, keys)];
    case 'cloze':
      return [explainGaps(question, optionOrder, keys)];
    case 'hotspot': {
      const options = explainOptions(inShownOrder(question.options, optionOrder), keys);
      return [{ form: 'options', heading: null, options, rationale: null, map: question.map }];
    }
    default: {
      const options = explainOptions(inShownOrder(question.options, optionOrder), keys);
      return [{ form: 'options', heading: null, options, rationale: null }];
    }
  }
}
