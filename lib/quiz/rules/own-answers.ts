import type { ExplainedPart } from './explain.ts';

/** What was answered to a part of a question, as text. An empty list: nothing. */
export type OwnAnswer = {
  /** What this part asked; null where the question asked nothing else. */
  readonly heading: string | null;
  readonly given: readonly string[];
};

const present = (texts: readonly (string | null)[]) => texts.filter((text) => text !== null);

function answersTo(part: ExplainedPart): OwnAnswer[] {
  switch (part.form) {
    case 'options':
      return [
        { heading: part.heading, given: part.options.filter(({ isChosen }) => isChosen).map(({ text }) => text) },
      ];
    case 'order': {
      const placed = part.steps.flatMap(({ given, text }) => (given === null ? [] : [{ given, text }]));
      const inOrder = placed.toSorted((one, other) => one.given - other.given || (one.text < other.text ? -1 : 1));
      return [{ heading: null, given: inOrder.map(({ given, text }) => `${given}. ${text}`) }];
    }
    case 'matches':
      return part.matches.map(({ text, given }) => ({ heading: text, given: present([given]) }));
    case 'number':
      return [{ heading: null, given: present([present([part.given, part.givenUnit]).join(' ') || null]) }];
    case 'gaps':
      return part.gaps.map(({ given }, index) => ({ heading: `Gap ${index + 1}`, given: present([given]) }));
  }
}

/** What was answered, in the words of the paper, and nothing of what is right. */
export function ownAnswers(parts: readonly ExplainedPart[]): OwnAnswer[] {
  return parts.flatMap(answersTo);
}
