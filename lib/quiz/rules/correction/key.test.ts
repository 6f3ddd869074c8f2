import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyMaps } from '#lib/catalogue/body-map.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { questionWith } from '#tests/support/attempt-record.ts';
import { keyFields, keyOf, withKey } from './key.ts';

const { reason, ordering, matching, case: caseStudy } = groupedQuestions;
const {
  kind: _kind,
  options: _options,
  ...head
} = questionWith('tq-001', 'a') as Extract<Question, { kind: 'single' }>;
const single = questionWith('tq-001', 'a');
const option = (key: string, correct: boolean) => ({
  key,
  text: `Option ${key}`,
  correct,
  rationale: `Because ${key}`,
});
const multiple: Question = {
  ...head,
  kind: 'multiple',
  options: [option('a', true), option('b', true), option('c', false)],
};
const trueFalse: Question = { ...head, kind: 'true-false', options: [option('a', true), option('b', false)] };
const numeric: Question = {
  ...head,
  kind: 'numeric',
  answer: { value: 20, tolerance: 5, toleranceKind: 'percent' },
  units: [
    { key: 'cm', text: 'cm', factor: 1 },
    { key: 'kg', text: 'kg', factor: null, rationale: 'A weight' },
  ],
};
const cloze: Question = {
  ...head,
  kind: 'cloze',
  text: 'The {{a}} nerve is the {{b}} one.',
  gaps: [
    { key: 'a', kind: 'text', accept: ['vagus'], rationale: 'It wanders' },
    { key: 'b', kind: 'choice', options: [option('x', true), option('y', false)] },
  ],
};
const hotspot: Question = {
  ...head,
  kind: 'hotspot',
  map: 'front',
  choose: 'many',
  options: (['chest', 'groin', 'throat', 'head'] as const).map((key) => ({
    ...option(key, key < 'h'),
    text: bodyMaps.front[key],
  })),
};
const every: readonly Question[] = [
  single,
  multiple,
  trueFalse,
  reason,
  ordering,
  matching,
  caseStudy,
  numeric,
  cloze,
  hotspot,
];

function corrected(question: Question, values: Record<string, string>): Question {
  const result = withKey(question, values);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.question;
}
const refusal = (question: Question, values: Record<string, string>) => {
  const result = withKey(question, values);
  return result.ok ? [] : result.faults;
};

test.each(every)('the key of a $kind question, given back as it stands, changes nothing', (question) => {
  expect(refusal(question, keyOf(question))).toEqual([{ field: null, text: 'Nothing was changed.' }]);
  const names = keyFields(question).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(every)('no values, however odd, touch the wording of a $kind question', (question) => {
  const names = [...keyFields(question).map(({ name }) => name), 'stem', 'text', 'other'];
  const stripped = (given: Question) =>
    JSON.parse(
      JSON.stringify(given, (name, value: unknown) =>
        /^(correct|rationale|answerRationale|answer|match|accept|factor)$/.test(name) ? undefined : value,
      ),
    ) as Question & { options?: { key: string }[] };
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.constantFrom('a', 'b', 'yes', 'no', '1', '2'))),
      (values) => {
        const result = withKey(question, values);
        if (!result.ok) return;
        const [before, after] = [stripped(question), stripped(result.question)];
        if (question.kind === 'ordering') {
          const sorted = (given: typeof before) =>
            given.options?.toSorted((one, other) => (one.key < other.key ? -1 : 1));
          expect(sorted(after)).toEqual(sorted(before));
        } else expect(after).toEqual(before);
      },
    ),
  );
});

test('which option is right, and which are', () => {
  expect(corrected(single, { right: 'b' })).toMatchObject({ options: [{ correct: false }, { correct: true }, {}] });
  expect(corrected(trueFalse, { right: 'b' })).toMatchObject({ options: [{ correct: false }, { correct: true }] });
  const other = corrected(multiple, { 'right.b': 'no', 'right.c': 'yes', 'why.c': 'Because it is' });
  expect(other).toMatchObject({
    options: [{ correct: true }, { correct: false }, { correct: true, rationale: 'Because it is' }],
  });
  expect(corrected(hotspot, { 'right.head': 'yes' })).toMatchObject({ options: [{}, {}, {}, { correct: true }] });
  expect(refusal(single, { right: 'none' })[0]?.text).toContain('0 right answers');
  expect(refusal(multiple, { 'right.c': 'yes' })[0]?.text).toContain('3 right answers');
});

test('the verdict, its reason and the items of a case', () => {
  expect(corrected(reason, { verdict: 'false', right: 'a' })).toMatchObject({
    answer: false,
    options: [{ correct: true }, {}, {}],
  });
  expect(corrected(caseStudy, { 'item.a.right': 'a' })).toMatchObject({
    items: [{ options: [{ correct: true }, { correct: false }, {}] }, {}],
  });
  expect(corrected(caseStudy, { 'item.b.right.b': 'yes' })).toMatchObject({
    items: [{}, { options: [{}, { correct: true }, {}, {}] }],
  });
});

test('the order: every place once', () => {
  const swapped = corrected(ordering, { 'place.a': '2', 'place.b': '1' });
  expect(swapped.kind === 'ordering' && swapped.options.map(({ key }) => key)).toEqual(['b', 'a', 'c', 'd']);
  expect(refusal(ordering, { 'place.a': '2' })).toEqual([
    { field: 'place.b', text: expect.stringContaining('every number once') },
  ]);
  expect(refusal(ordering, { 'place.a': '9' })[0]?.field).toMatch(/^place\./);
});

test('what goes with what; an answer that then goes with nothing needs its reason', () => {
  expect(corrected(matching, { 'match.c': 'd', 'why-option.c': 'Nothing calls for it' })).toMatchObject({
    prompts: [{}, {}, { match: 'd' }],
  });
  expect(refusal(matching, { 'match.c': 'd' })[0]?.text).toContain('does not explain option c');
  expect(refusal(matching, { 'match.c': 'zz' })[0]?.text).toContain('which is no option');
});

test('the number, its tolerance and the worth of its units', () => {
  expect(
    corrected(numeric, { value: '21.5', tolerance: '0.5', 'tolerance-kind': 'absolute', 'factor.kg': '2' }),
  ).toMatchObject({
    answer: { value: 21.5, tolerance: 0.5, toleranceKind: 'absolute' },
    units: [{ factor: 1 }, { factor: 2 }],
  });
  expect(refusal(numeric, { 'factor.cm': '' })[0]?.text).toContain('no unit with the factor 1');
  for (const value of ['', '1,5', 'twenty', 'Infinity', '0x10', 'NaN'])
    expect(refusal(numeric, { value })).toEqual([{ field: 'value', text: expect.stringContaining('digits') }]);
  expect(refusal(numeric, { tolerance: '-1' })).not.toEqual([]);
});

test('the words a gap takes, and the choice of another', () => {
  const next = corrected(cloze, { 'accept.a': ' vagus \r\n\nvagal\nvagus', 'gap.b.right': 'y' });
  expect(next).toMatchObject({
    gaps: [{ accept: ['vagus', 'vagal'] }, { options: [{ correct: false }, { correct: true }] }],
  });
  expect(refusal(cloze, { 'accept.a': ' \n ' })).not.toEqual([]);
});

test('blanks and line ends of a form are no change; a text of its own is', () => {
  const told: Question = { ...single, rationale: 'Line one\nline two\n' };
  expect(refusal(told, { why: 'Line one\r\nline two' })[0]?.text).toBe('Nothing was changed.');
  expect(corrected(told, { why: ' Another reason altogether ' }).rationale).toBe('Another reason altogether');
  const result = withKey(single, { right: 'b' });
  expect(result.ok && result.changes).toEqual([{ label: 'The right answer', before: 'Option a', after: 'Option b' }]);
});
