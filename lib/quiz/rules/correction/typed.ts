import type { Question } from '#lib/catalogue/schema.ts';
import { given, givenText, optionFields, whyField, withOptions } from './fields.ts';
import type { KeyFault, KeyField, KeyValues } from './fields.ts';

type Numeric = Extract<Question, { readonly kind: 'numeric' }>;
type Cloze = Extract<Question, { readonly kind: 'cloze' }>;

const toleranceKinds = [
  { value: 'absolute', label: 'In the unit itself' },
  { value: 'percent', label: 'In percent of the value' },
];

/** The number, how far from it still counts, and what each unit is worth. */
export function numberFields({ answer, units }: Numeric): KeyField[] {
  const text = (name: string, label: string, value: number): KeyField => ({
    name,
    label,
    value: String(value),
    control: { kind: 'text' },
  });
  return [
    text('value', 'Right value', answer.value),
    text('tolerance', 'Tolerance', answer.tolerance),
    {
      name: 'tolerance-kind',
      label: 'The tolerance is given',
      value: answer.toleranceKind,
      control: { kind: 'choice', options: toleranceKinds },
    },
    ...units.map(({ key, text: unit, factor }) => ({
      name: `factor.${key}`,
      label: `Factor of the unit “${unit}”`,
      value: factor === null ? '' : String(factor),
      control: { kind: 'text' as const },
      help: 'Brings a value in this unit to the base unit. Leave empty for a unit that is never right.',
    })),
    ...units.map(({ key, text: unit, rationale }) => whyField(`why.${key}`, unit, rationale ?? '')),
  ];
}

const written = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

function readNumber(values: KeyValues, name: string, standing: number, faults: KeyFault[]): number {
  const text = given(values, name, String(standing)).trim();
  if (written.test(text)) return Number(text);
  faults.push({ field: name, text: 'Give a number in digits, with a point for the decimals.' });
  return standing;
}

export function withNumber(question: Numeric, values: KeyValues): Numeric | KeyFault[] {
  const faults: KeyFault[] = [];
  const value = readNumber(values, 'value', question.answer.value, faults);
  const tolerance = readNumber(values, 'tolerance', question.answer.tolerance, faults);
  const kind = given(values, 'tolerance-kind', question.answer.toleranceKind);
  const units = question.units.map(({ factor, rationale: standing, ...unit }) => {
    const name = `factor.${unit.key}`;
    const isEmpty = given(values, name, factor === null ? '' : String(factor)).trim() === '';
    const rationale = givenText(values, `why.${unit.key}`, standing ?? '');
    return {
      ...unit,
      factor: isEmpty ? null : readNumber(values, name, factor ?? 1, faults),
      ...(rationale ? { rationale } : {}),
    };
  });
  if (faults.length > 0) return faults;
  return {
    ...question,
    answer: { value, tolerance, toleranceKind: kind === 'percent' ? 'percent' : 'absolute' },
    units,
  };
}

/** What each gap takes. */
export function gapFields({ gaps }: Cloze): KeyField[] {
  return gaps.flatMap((gap): KeyField[] =>
    gap.kind === 'choice'
      ? optionFields(gap.options, 'one', `gap.${gap.key}.`, `Right in gap ${gap.key}`)
      : [
          {
            name: `accept.${gap.key}`,
            label: `Words that gap ${gap.key} takes`,
            value: gap.accept.join('\n'),
            control: { kind: 'area' },
            help: 'One on each line.',
          },
          whyField(`why.${gap.key}`, `gap ${gap.key}`, gap.rationale),
        ],
  );
}

export function withGaps(question: Cloze, values: KeyValues): Cloze {
  return {
    ...question,
    gaps: question.gaps.map((gap) => {
      if (gap.kind === 'choice') return { ...gap, options: withOptions(gap.options, 'one', `gap.${gap.key}.`, values) };
      const lines = given(values, `accept.${gap.key}`, gap.accept.join('\n')).split('\n');
      return {
        ...gap,
        accept: [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))],
        rationale: givenText(values, `why.${gap.key}`, gap.rationale),
      };
    }),
  };
}
