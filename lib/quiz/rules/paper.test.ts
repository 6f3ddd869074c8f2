import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionSchema } from '#lib/catalogue/schema.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { everyKind, typedQuestions } from '#tests/support/question-kinds-typed.ts';
import { rightKeys } from '#tests/support/quiz-answers.ts';
import { draw } from './draw.ts';
import { paperQuestion } from './paper.ts';
import { chosenKeys, keyIn, optionKeysOf, partsOf } from './parts.ts';
import { fromShown, toShown } from './shown.ts';

const questions = everyKind;
const anyQuestion = fc.constantFrom(...questions);

function slotOf(question: (typeof questions)[number], seed: string) {
  const pool = [{ ...question, questionVersionId: 'v1', optionKeys: optionKeysOf(question) }];
  const [slot] = draw(seed, pool, { questionCount: 1, blueprint: blueprintOf(0) }, {});
  if (!slot) throw new Error('nothing was drawn');
  return slot;
}

test('the examples are questions as content may hold them', () => {
  for (const question of questions) expect(questionSchema.parse(question)).toEqual(question);
});

test('a paper holds no rationale, no mark of what is right and no field it was not told to copy', () => {
  fc.assert(
    fc.property(anyQuestion, fc.string(), (question, seed) => {
      const planted = { ...question, later: 'SECRET-RATIONALE of a field to come' };
      const text = JSON.stringify(paperQuestion(planted, slotOf(question, seed), { keys: rightKeys(question) }));
      expect(text).toContain(JSON.stringify(question.stem).slice(1, -1));
      expect(text).not.toMatch(
        /SECRET-RATIONALE|correct|rationale|"answer"|"match"|topic|outcome|accept|tolerance|factor/i,
      );
    }),
  );
});

test('whatever is given on the paper comes back as it was given, and is stored in the question’s own keys', () => {
  fc.assert(
    fc.property(anyQuestion, fc.string(), fc.infiniteStream(fc.boolean()), (question, seed, coins) => {
      const { optionOrder } = slotOf(question, seed);
      const own = partsOf(question).flatMap(({ group, choices }) =>
        (choices.length === 0 ? ['7.5', 'a word=another'] : choices)
          .filter(() => coins.next().value)
          .map((choice) => keyIn(group, choice)),
      );
      const stored = chosenKeys(question, own);
      const shown = toShown(question, optionOrder, stored);
      expect(fromShown(question, optionOrder, shown)).toEqual(stored);
      expect(new Set(shown).size).toBe(shown.length);
      expect(fromShown(question, optionOrder, [...shown, 'zz=1', 'zz', 'unit=zz', '='])).toEqual(stored);
    }),
  );
});

test('the names of lines to order and of options to match follow the order they are shown in, not the key', () => {
  const rightOnPaper = (question: (typeof questions)[number]) =>
    new Set(
      Array.from({ length: 60 }, (_, seed) => {
        const { optionOrder } = slotOf(question, `s${seed}`);
        return toShown(question, optionOrder, rightKeys(question)).toSorted().join(' ');
      }),
    );
  // As the writers key them, the right answer is a=1 b=2 c=3 d=4: on the paper that never is.
  expect(rightOnPaper(groupedQuestions.ordering).has('a=1 b=2 c=3 d=4')).toBe(false);
  expect(rightOnPaper(groupedQuestions.ordering).size).toBeGreaterThan(15);
  expect(rightOnPaper(groupedQuestions.matching).size).toBeGreaterThan(15);
  const { optionOrder } = slotOf(groupedQuestions.ordering, 's');
  const shown = paperQuestion(groupedQuestions.ordering, { position: 1, optionOrder }, null);
  expect(shown.kind === 'ordering' && shown.options.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
});

test('the same order of a case is shown again, item by item', () => {
  const question = groupedQuestions.case;
  const optionOrder = ['a=c', 'a=a', 'a=b', 'b=d', 'b=b', 'b=a', 'b=c'];
  const shown = paperQuestion(question, { position: 7, optionOrder }, { keys: ['a=c', 'b=b'] });
  expect(shown).toMatchObject({ position: 7, kind: 'case', keys: ['a=c', 'b=b'] });
  expect(shown.kind === 'case' && shown.items.map(({ options }) => options.map(({ key }) => key).join(''))).toEqual([
    'cab',
    'dbac',
  ]);
});

test('a typed answer is shown as it was typed, and the accepted words are not', () => {
  const { cloze, numeric } = typedQuestions;
  const keys = ['a= Adduction ', 'c=b'];
  const shown = paperQuestion(cloze, { position: 1, optionOrder: ['c=c', 'c=b', 'c=a'] }, { keys });
  expect(shown.keys).toEqual(['a=Adduction', 'c=b']);
  expect(shown.kind === 'cloze' && shown.gaps).toEqual([
    { key: 'a', kind: 'text' },
    { key: 'b', kind: 'text' },
    {
      key: 'c',
      kind: 'choice',
      options: [
        { key: 'a', text: expect.stringMatching(/^biceps/) },
        { key: 'b', text: 'trapezius' },
        { key: 'c', text: 'deltoid' },
      ],
    },
  ]);
  expect(JSON.stringify(shown)).not.toContain('shoulder adduction');
  expect(JSON.stringify(paperQuestion(numeric, { position: 1, optionOrder: ['g', 'ml', 'l'] }, null))).not.toMatch(
    /7\.5|0\.1|1000/,
  );
});

test('the right choice of a gap and the right unit bear no name of their own on the paper', () => {
  const names = (question: (typeof questions)[number]) =>
    new Set(
      Array.from({ length: 60 }, (_, seed) => {
        const { optionOrder } = slotOf(question, `s${seed}`);
        return toShown(question, optionOrder, rightKeys(question)).at(-1);
      }),
    );
  expect([...names(typedQuestions.cloze)].toSorted()).toEqual(['c=a', 'c=b', 'c=c']);
  expect([...names(typedQuestions.numeric)].toSorted()).toEqual(['unit=a', 'unit=b', 'unit=c']);
});

test('places are listed from head to foot, whatever order they were written in', () => {
  const orders = [1, 2, 3].map((seed) => slotOf(typedQuestions.hotspot, `s${seed}`).optionOrder.join(' '));
  expect(new Set(orders)).toEqual(new Set(['chest ruq luq rlq llq groin']));
});

test('a gap that its writer called after its word is called by its place on the paper', () => {
  const two = ['x', 'y'].map((key) => ({ key, text: key, correct: key === 'x', rationale: `Because of ${key}.` }));
  const question: (typeof questions)[number] = {
    ...(typedQuestions.cloze as Extract<(typeof questions)[number], { kind: 'cloze' }>),
    text: 'The {{deltoid}} lifts, the {{a}} too, and {{b}} as well.',
    gaps: [
      { key: 'deltoid', kind: 'text', accept: ['deltoid'], rationale: 'It says so.' },
      { key: 'a', kind: 'choice', options: two },
      { key: 'b', kind: 'text', accept: ['other'], rationale: 'It says so too.' },
    ],
  };
  const optionOrder = ['a=y', 'a=x'];
  const keys = ['deltoid=what', 'a=x', 'b=that'];
  const shown = paperQuestion(question, { position: 1, optionOrder }, { keys });
  expect(JSON.stringify(shown)).not.toContain('deltoid');
  expect(shown.keys).toEqual(['a=what', 'b=b', 'c=that']);
  expect(fromShown(question, optionOrder, shown.keys)).toEqual(keys);
  expect(fromShown(question, optionOrder, ['deltoid=what', 'zz=1'])).toEqual([]);
});
