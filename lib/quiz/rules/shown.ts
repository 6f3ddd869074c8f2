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

/** Leads from one name of a thing to another: from that in the question to that on the paper, or back. */
type Rename = (name: string) => string | undefined;

type Names = {
  /** Renames a choice, of the question or of one gap of it. */
  readonly choice: (gap: string) => Rename;
  readonly gap: Rename;
  /** The own name of a gap, whichever of its two names this is. */
  readonly ownGap: Rename;
};

const toName =
  (own: readonly string[]): Rename =>
  (name) =>
    own.includes(name) ? shownName(own.indexOf(name)) : undefined;
const toOwn =
  (own: readonly string[]): Rename =>
  (name) =>
    own[own.findIndex((_, index) => shownName(index) === name)];

/**
 * Where the keys of a question would tell its answer (steps written down in their right order, prompts beside their
 * matches, the right word of a gap first, or a gap called after its word), a paper shows them under new names, by the
 * order they are shown in. Everything stored and marked keeps the question's own keys.
 */
function rename(question: Choosable, key: string, names: Names): string | null {
  const group = groupOf(key);
  const choice = choiceOf(key);
  const joined = (newGroup: string | undefined, newChoice: string | undefined) =>
    newGroup === undefined || newChoice === undefined ? null : keyIn(newGroup, newChoice);
  switch (question.kind) {
    case 'ordering':
      return joined(names.choice('')(group), choice);
    case 'matching':
      return joined(group, names.choice('')(choice));
    case 'numeric':
      return group === unitGroup ? joined(group, names.choice('')(choice)) : key;
    case 'cloze': {
      const own = names.ownGap(group);
      const gap = question.gaps.find((each) => each.key === own);
      return gap ? joined(names.gap(group), gap.kind === 'text' ? choice : names.choice(gap.key)(choice)) : null;
    }
    default:
      return key;
  }
}

/** The choices of a paper's order, all of them or those of one gap. */
function orderIn(optionOrder: readonly string[], gap: string): string[] {
  return gap === '' ? [...optionOrder] : optionOrder.filter((key) => groupOf(key) === gap).map((key) => choiceOf(key));
}

/** The gaps of a question in the order of its text. */
function gapsOf(question: Choosable): string[] {
  return question.kind === 'cloze' ? question.gaps.map(({ key }) => key) : [];
}

function present(keys: readonly (string | null)[]): string[] {
  return keys.filter((key) => key !== null);
}

/** The keys of an answer as the paper shows them. */
export function toShown(question: Choosable, optionOrder: readonly string[], keys: readonly string[]): string[] {
  const names: Names = {
    choice: (gap) => toName(orderIn(optionOrder, gap)),
    gap: toName(gapsOf(question)),
    ownGap: (name) => name,
  };
  return present(keys.map((key) => rename(question, key, names)));
}

/** The keys that an answer given on the paper names, in the question's own terms and order. */
export function fromShown(question: Choosable, optionOrder: readonly string[], given: readonly string[]): string[] {
  const gap = toOwn(gapsOf(question));
  const names: Names = { choice: (own) => toOwn(orderIn(optionOrder, own)), gap, ownGap: gap };
  return chosenKeys(question, present(given.map((key) => rename(question, key, names))));
}
