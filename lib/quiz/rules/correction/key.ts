import { kindFaults } from '#lib/catalogue/content/checks/quiz/kinds.ts';
import { questionSchema } from '#lib/catalogue/question.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import { canonicalJson } from '../steps.ts';
import { matchFields, orderFields, withMatches, withOrder } from './arranged.ts';
import { given, givenText, optionFields, whyField, withOptions } from './fields.ts';
import type { KeyFault, KeyField, KeyValues } from './fields.ts';
import { gapFields, numberFields, withGaps, withNumber } from './typed.ts';

export type KeyChange = { readonly label: string; readonly before: string; readonly after: string };

const verdicts = [
  { value: 'true', label: 'True' },
  { value: 'false', label: 'False' },
];

function ownFields(question: Question): KeyField[] {
  switch (question.kind) {
    case 'single':
    case 'true-false':
      return optionFields(question.options, 'one', '', 'The right answer');
    case 'multiple':
      return optionFields(question.options, 'many', '', '');
    case 'hotspot':
      return optionFields(question.options, question.choose, '', question.choose === 'one' ? 'The right place' : '');
    case 'true-false-reason':
      return [
        {
          name: 'verdict',
          label: 'The statement is',
          value: String(question.answer),
          control: { kind: 'choice', options: verdicts },
        },
        whyField('why-verdict', 'the verdict', question.answerRationale),
        ...optionFields(question.options, 'one', '', 'The right reason'),
      ];
    case 'ordering':
      return orderFields(question);
    case 'matching':
      return matchFields(question);
    case 'case':
      return question.items.flatMap(({ key, kind, stem, options, rationale }) => [
        ...optionFields(options, kind === 'multiple' ? 'many' : 'one', `item.${key}.`, stem),
        whyField(`why-item.${key}`, stem, rationale),
      ]);
    case 'numeric':
      return numberFields(question);
    case 'cloze':
      return gapFields(question);
  }
}

/** All of a question that a correction may change, each with its present value: its key, and the explanations. */
export function keyFields(question: Question): KeyField[] {
  return [...ownFields(question), whyField('why', 'the question as a whole', question.rationale)];
}

/** The key of a question as data: the value of each field. */
export function keyOf(question: Question): KeyValues {
  return Object.fromEntries(keyFields(question).map(({ name, value }) => [name, value]));
}

function applied(question: Question, values: KeyValues): Question | KeyFault[] {
  switch (question.kind) {
    case 'single':
    case 'true-false':
    case 'multiple': {
      const choose = question.kind === 'multiple' ? 'many' : 'one';
      return { ...question, options: withOptions(question.options, choose, '', values) };
    }
    case 'hotspot':
      return { ...question, options: withOptions(question.options, question.choose, '', values) };
    case 'true-false-reason':
      return {
        ...question,
        answer: given(values, 'verdict', String(question.answer)) === 'true',
        answerRationale: givenText(values, 'why-verdict', question.answerRationale),
        options: withOptions(question.options, 'one', '', values),
      };
    case 'ordering':
      return withOrder(question, values);
    case 'matching':
      return withMatches(question, values);
    case 'case':
      return {
        ...question,
        items: question.items.map((item) => ({
          ...item,
          options: withOptions(item.options, item.kind === 'multiple' ? 'many' : 'one', `item.${item.key}.`, values),
          rationale: givenText(values, `why-item.${item.key}`, item.rationale),
        })),
      };
    case 'numeric':
      return withNumber(question, values);
    case 'cloze':
      return withGaps(question, values);
  }
}

/** What the question's own schema and the checks of its kind say against it. */
function faultsOf(question: Question): KeyFault[] {
  const parsed = questionSchema.safeParse(question);
  if (parsed.success)
    return kindFaults(parsed.data).map((text) => ({ field: null, text: `With this key, the question ${text}.` }));
  return parsed.error.issues.map(({ path, message }) => ({
    field: null,
    text: `The question is not whole (${path.join('.')}): ${message}.`,
  }));
}

export type Corrected =
  | { readonly ok: true; readonly question: Question; readonly changes: readonly KeyChange[] }
  | { readonly ok: false; readonly faults: readonly KeyFault[] };

const refused = (faults: readonly KeyFault[]): Corrected => ({ ok: false, faults });

function labelOf(field: KeyField, value: string): string {
  return 'options' in field.control
    ? (field.control.options.find((option) => option.value === value)?.label ?? value)
    : value;
}

/** What differs between two keys of the same question, in words. */
function changesBetween(before: Question, after: Question): KeyChange[] {
  const now = keyOf(after);
  return keyFields(before).flatMap((field) => {
    const value = now[field.name] ?? '';
    return value === field.value
      ? []
      : [{ label: field.label, before: labelOf(field, field.value), after: labelOf(field, value) }];
  });
}

/**
 * The question with a new key. Fields that are not given stay as they are; the wording is never touched.
 * Refused when nothing would change, or when the question would no longer be a whole one of its kind.
 */
export function withKey(question: Question, values: KeyValues): Corrected {
  const result = applied(question, values);
  if (Array.isArray(result)) return refused(result);
  const corrected: Question = { ...result, rationale: givenText(values, 'why', question.rationale) };
  const faults = faultsOf(corrected);
  if (faults.length > 0) return refused(faults);
  if (canonicalJson(corrected) === canonicalJson(question))
    return refused([{ field: null, text: 'Nothing was changed.' }]);
  return { ok: true, question: corrected, changes: changesBetween(question, corrected) };
}
