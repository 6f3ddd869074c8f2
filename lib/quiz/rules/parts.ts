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
    };

/** One thing to decide in a question. A question of one part has no group: its keys are those of its options. */
export type Part = {
  readonly group: string;
  readonly choose: 'one' | 'many';
  readonly choices: readonly string[];
};

export const verdictGroup = 'verdict';
export const reasonGroup = 'reason';

/** The key that an answer carries: `choice`, or `group=choice` in a question of several parts. */
export function keyIn(group: string, choice: string): string {
  return group === '' ? choice : `${group}=${choice}`;
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
  }
}

function listedKeys(response: unknown): readonly unknown[] {
  if (Array.isArray(response)) return response;
  if (typeof response !== 'object' || response === null) return [];
  const keys: unknown = Object.hasOwn(response, 'keys') ? (response as { readonly keys: unknown }).keys : null;
  return Array.isArray(keys) ? keys : [];
}

/**
 * The keys a response names, each once, in the question's own order. Anything that this question does not offer is
 * ignored, and two choices where one is asked for are none, so order, repetition and foreign keys change nothing and
 * no last one wins. Total for any value.
 */
export function chosenKeys(question: Choosable, response: unknown): string[] {
  const given = new Set(listedKeys(response));
  return partsOf(question).flatMap(({ group, choose, choices }) => {
    const named = choices.map((choice) => keyIn(group, choice)).filter((key) => given.has(key));
    return choose === 'one' && named.length > 1 ? [] : named;
  });
}

/** The option keys of a question as a paper stores their order; those of a case carry their item. */
export function optionKeysOf(question: Choosable): string[] {
  if (question.kind === 'case')
    return question.items.flatMap(({ key, options }) => keysOf(options).map((option) => keyIn(key, option)));
  return keysOf(question.options);
}
