import { choiceOf, chosenKeys, groupOf, keyIn, unitGroup } from './parts.ts';
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

/** Leads the names of one thing to those of another: from a question to its paper, or back. */
type Rename = (name: string) => string | undefined;

/**
 * Where the keys of a question would tell its answer (steps written down in their right order, prompts beside their
 * matches, the right word of a gap first), a paper shows its options under new names, by the order they are shown in.
 * Everything stored and marked keeps the question's own keys.
 */
function rename(question: Choosable, key: string, to: (group: string) => Rename): string | null {
  const group = groupOf(key);
  const choice = choiceOf(key);
  const inGroup = (renamed: string | undefined) => (renamed === undefined ? null : keyIn(group, renamed));
  switch (question.kind) {
    case 'ordering': {
      const renamed = to('')(group);
      return renamed === undefined ? null : keyIn(renamed, choice);
    }
    case 'matching':
      return inGroup(to('')(choice));
    case 'numeric':
      return group === unitGroup ? inGroup(to('')(choice)) : key;
    case 'cloze': {
      const isChoice = question.gaps.some((gap) => gap.key === group && gap.kind === 'choice');
      return isChoice ? inGroup(to(group)(choice)) : key;
    }
    default:
      return key;
  }
}

/** The choices of a paper's order, all of them or those of one gap. */
function orderIn(optionOrder: readonly string[], group: string): string[] {
  return group === ''
    ? [...optionOrder]
    : optionOrder.filter((key) => groupOf(key) === group).map((key) => choiceOf(key));
}

function present(keys: readonly (string | null)[]): string[] {
  return keys.filter((key) => key !== null);
}

/** The keys of an answer as the paper shows them. */
export function toShown(question: Choosable, optionOrder: readonly string[], keys: readonly string[]): string[] {
  const to = (group: string): Rename => {
    const own = orderIn(optionOrder, group);
    return (name) => (own.includes(name) ? shownName(own.indexOf(name)) : undefined);
  };
  return present(keys.map((key) => rename(question, key, to)));
}

/** The keys that an answer given on the paper names, in the question's own terms and order. */
export function fromShown(question: Choosable, optionOrder: readonly string[], given: readonly string[]): string[] {
  const to = (group: string): Rename => {
    const own = orderIn(optionOrder, group);
    return (name) => own[own.findIndex((_, index) => shownName(index) === name)];
  };
  return chosenKeys(question, present(given.map((key) => rename(question, key, to))));
}
