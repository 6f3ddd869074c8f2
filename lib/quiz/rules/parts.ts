import { typedText } from '#lib/catalogue/rules/typed-answer.ts';

type Keyed = { readonly key: string };

/** What can be chosen in a question. Which choice is right is no part of it. */
export type Choosable =
  | { readonly kind: 'single' | 'multiple' | 'true-false'; readonly options: readonly Keyed[] }
  | { readonly kind: 'true-false-reason'; readonly options: readonly Keyed[] }
  | { readonly kind: 'ordering'; readonly options: readonly Keyed[] }
  | { readonly kind: 'matching'; readonly prompts: readonly Keyed[]; readonly options: readonly Keyed[] }
  | {
      readonly kind: 'case';
      readonly items: readonly (Keyed & {
        readonly kind: 'single' | 'multiple';
        readonly options: readonly Keyed[];
      })[];
    }
  | { readonly kind: 'numeric'; readonly units: readonly Keyed[] }
  | { readonly kind: 'cloze'; readonly gaps: readonly ChoosableGap[] }
  | { readonly kind: 'hotspot'; readonly choose: 'one' | 'many'; readonly options: readonly Keyed[] };

export type ChoosableGap = Keyed &
  ({ readonly kind: 'choice'; readonly options: readonly Keyed[] } | { readonly kind: 'text' });

/** One thing to decide in a question. A question of one part has no group: its keys are those of its options. */
export type Part = {
  readonly group: string;
  /** `text`: typed, so there are no choices to list. */
  readonly choose: 'one' | 'many' | 'text';
  readonly choices: readonly string[];
};

export const verdictGroup = 'verdict';
export const reasonGroup = 'reason';
export const valueGroup = 'value';
export const unitGroup = 'unit';

/** The key that an answer carries: `choice`, or `group=choice` in a question of several parts. */
export function keyIn(group: string, choice: string): string {
  return group === '' ? choice : `${group}=${choice}`;
}

/** The key of a typed answer, or null where nothing is typed that could be kept. */
export function typedKey(group: string, text: string): string | null {
  const kept = typedText(text);
  return kept === null ? null : keyIn(group, kept);
}

export function groupOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf('=')));
}

export function choiceOf(key: string): string {
  return key.slice(key.indexOf('=') + 1);
}

/** What the keys of an answer choose in one part. */
export function choicesIn(keys: readonly string[], group: string): string[] {
  return keys.filter((key) => groupOf(key) === group).map(choiceOf);
}

const keysOf = (list: readonly Keyed[]) => [...new Set(list.map(({ key }) => key))];

/** Everything there is to decide in a question, in its own order. */
export function partsOf(question: Choosable): Part[] {
  switch (question.kind) {
    case 'single':
    case 'true-false':
      return [{ group: '', choose: 'one', choices: keysOf(question.options) }];
    case 'multiple':
      return [{ group: '', choose: 'many', choices: keysOf(question.options) }];
    case 'true-false-reason':
      return [
        { group: verdictGroup, choose: 'one', choices: ['true', 'false'] },
        { group: reasonGroup, choose: 'one', choices: keysOf(question.options) },
      ];
    case 'ordering': {
      const groups = keysOf(question.options);
      const choices = groups.map((_, index) => String(index + 1));
      return groups.map((group) => ({ group, choose: 'one', choices }));
    }
    case 'matching': {
      const choices = keysOf(question.options);
      return keysOf(question.prompts).map((group) => ({ group, choose: 'one', choices }));
    }
    case 'case':
      return question.items.map(({ key, kind, options }) => ({
        group: key,
        choose: kind === 'multiple' ? 'many' : 'one',
        choices: keysOf(options),
      }));
    case 'numeric': {
      const value: Part = { group: valueGroup, choose: 'text', choices: [] };
      const units = keysOf(question.units);
      return units.length === 0 ? [value] : [value, { group: unitGroup, choose: 'one', choices: units }];
    }
    case 'cloze':
      return question.gaps.map((gap) =>
        gap.kind === 'text'
          ? { group: gap.key, choose: 'text', choices: [] }
          : { group: gap.key, choose: 'one', choices: keysOf(gap.options) },
      );
    case 'hotspot':
      return [{ group: '', choose: question.choose, choices: keysOf(question.options) }];
  }
}

function listedKeys(response: unknown): readonly unknown[] {
  if (Array.isArray(response)) return response;
  if (typeof response !== 'object' || response === null) return [];
  const keys: unknown = Object.hasOwn(response, 'keys') ? (response as { readonly keys: unknown }).keys : null;
  return Array.isArray(keys) ? keys : [];
}

/** What is typed in one part. */
function typedIn(given: ReadonlySet<unknown>, group: string): string[] {
  const texts = [...given].flatMap((key) =>
    typeof key === 'string' && key.includes('=') && groupOf(key) === group
      ? (typedKey(group, choiceOf(key)) ?? [])
      : [],
  );
  return [...new Set(texts)];
}

/**
 * The keys a response names, each once, in the question's own order. Anything that this question does not offer is
 * ignored, and two choices (or two texts) where one is asked for are none, so order, repetition and foreign keys change nothing and
 * no last one wins. Total for any value.
 */
export function chosenKeys(question: Choosable, response: unknown): string[] {
  const given = new Set(listedKeys(response));
  return partsOf(question).flatMap(({ group, choose, choices }) => {
    const named =
      choose === 'text'
        ? typedIn(given, group)
        : choices.map((choice) => keyIn(group, choice)).filter((key) => given.has(key));
    return choose !== 'many' && named.length > 1 ? [] : named;
  });
}

/** The option keys of a question as a paper stores their order; those of a case carry their item, those of a cloze their gap. */
export function optionKeysOf(question: Choosable): string[] {
  if (question.kind === 'numeric') return keysOf(question.units);
  if (question.kind === 'cloze')
    return question.gaps.flatMap((gap) =>
      gap.kind === 'choice' ? keysOf(gap.options).map((option) => keyIn(gap.key, option)) : [],
    );
  if (question.kind === 'case')
    return question.items.flatMap(({ key, options }) => keysOf(options).map((option) => keyIn(key, option)));
  return keysOf(question.options);
}
