import { choiceOf, chosenKeys, groupOf, keyIn } from './parts.ts';
import type { Choosable } from './parts.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** The options in the order this paper shows them. `item` names the item of a case they belong to. */
export function inShownOrder<Option extends { readonly key: string }>(
  options: readonly Option[],
  optionOrder: readonly string[],
  item = '',
): Option[] {
  return optionOrder.flatMap((key) => options.find((option) => keyIn(item, option.key) === key) ?? []);
}

/** The name under which a paper shows the option that stands at `index` of its order. */
export function shownName(index: number): string {
  return letters[index] ?? String(index);
}

/**
 * Where the keys of a question would tell its answer (steps written down in their right order, prompts beside their
 * matches), a paper shows its options under new names, by the order they are shown in. Everything stored and marked
 * keeps the question's own keys.
 */
function rename(kind: Choosable['kind'], key: string, from: readonly string[], to: readonly string[]): string | null {
  const group = groupOf(key);
  const choice = choiceOf(key);
  const other = (name: string) => to[from.indexOf(name)];
  if (kind === 'ordering') {
    const renamed = other(group);
    return renamed === undefined ? null : keyIn(renamed, choice);
  }
  if (kind === 'matching') {
    const renamed = other(choice);
    return renamed === undefined ? null : keyIn(group, renamed);
  }
  return key;
}

function present(keys: readonly (string | null)[]): string[] {
  return keys.filter((key) => key !== null);
}

/** The keys of an answer as the paper shows them. */
export function toShown(question: Choosable, optionOrder: readonly string[], keys: readonly string[]): string[] {
  const names = optionOrder.map((_, index) => shownName(index));
  return present(keys.map((key) => rename(question.kind, key, optionOrder, names)));
}

/** The keys that an answer given on the paper names, in the question's own terms and order. */
export function fromShown(question: Choosable, optionOrder: readonly string[], given: readonly string[]): string[] {
  const names = optionOrder.map((_, index) => shownName(index));
  return chosenKeys(question, present(given.map((key) => rename(question.kind, key, names, optionOrder))));
}
