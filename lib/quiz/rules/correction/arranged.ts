import type { Question } from '#lib/catalogue/schema.ts';
import { given, givenText, whyField } from './fields.ts';
import type { KeyFault, KeyField, KeyValues } from './fields.ts';

type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

/** The place of each step. */
export function orderFields({ options }: Of<'ordering'>): KeyField[] {
  const places = options.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }));
  return [
    ...options.map(({ key, text }, index) => ({
      name: `place.${key}`,
      label: `Place of: ${text}`,
      value: String(index + 1),
      control: { kind: 'select' as const, options: places },
    })),
    ...options.map(({ key, text, rationale }) => whyField(`why.${key}`, text, rationale)),
  ];
}

export function withOrder(question: Of<'ordering'>, values: KeyValues): Of<'ordering'> | KeyFault[] {
  const placed = question.options.map((option, index) => ({
    option: { ...option, rationale: givenText(values, `why.${option.key}`, option.rationale) },
    place: Number(given(values, `place.${option.key}`, String(index + 1))),
  }));
  const taken = new Set(placed.map(({ place }) => place));
  const isWhole = placed.every((_, index) => taken.has(index + 1));
  if (!isWhole) {
    const twice = placed.find(({ place }, index) => placed.findIndex((other) => other.place === place) !== index);
    return [
      {
        field: `place.${twice?.option.key ?? placed[0]?.option.key}`,
        text: 'Give each step a place of its own: every number once.',
      },
    ];
  }
  return {
    ...question,
    options: placed.toSorted((one, other) => one.place - other.place).map(({ option }) => option),
  };
}

/** What goes with each line. */
export function matchFields({ prompts, options }: Of<'matching'>): KeyField[] {
  const choices = options.map(({ key, text }) => ({ value: key, label: text }));
  return [
    ...prompts.map(({ key, text, match }) => ({
      name: `match.${key}`,
      label: `Goes with: ${text}`,
      value: match,
      control: { kind: 'select' as const, options: choices },
    })),
    ...prompts.map(({ key, text, rationale }) => whyField(`why.${key}`, text, rationale)),
    ...options.map(({ key, text, rationale }) => ({
      ...whyField(`why-option.${key}`, text, rationale ?? ''),
      help: 'Needed only for an answer that goes with no line.',
    })),
  ];
}

export function withMatches(question: Of<'matching'>, values: KeyValues): Of<'matching'> {
  return {
    ...question,
    prompts: question.prompts.map((prompt) => ({
      ...prompt,
      match: given(values, `match.${prompt.key}`, prompt.match),
      rationale: givenText(values, `why.${prompt.key}`, prompt.rationale),
    })),
    options: question.options.map(({ rationale: standing, ...option }) => {
      const rationale = givenText(values, `why-option.${option.key}`, standing ?? '');
      return rationale ? { ...option, rationale } : option;
    }),
  };
}
