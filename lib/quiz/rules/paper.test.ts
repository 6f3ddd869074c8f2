import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionSchema } from '#lib/catalogue/schema.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { groupedQuestions } from '#tests/support/question-kinds.ts';
import { rightKeys } from '#tests/support/quiz-answers.ts';
import { draw } from './draw.ts';
import { paperQuestion } from './paper.ts';
import { chosenKeys, keyIn, optionKeysOf, partsOf } from './parts.ts';
import { fromShown, toShown } from './shown.ts';

const questions = Object.values(groupedQuestions);
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
      expect(text).not.toMatch(/SECRET-RATIONALE|correct|rationale|"answer"|"match"|topic|outcome/i);
    }),
  );
});

test('whatever is given on the paper comes back as it was given, and is stored in the question’s own keys', () => {
  fc.assert(
    fc.property(anyQuestion, fc.string(), fc.infiniteStream(fc.boolean()), (question, seed, coins) => {
      const { optionOrder } = slotOf(question, seed);
      const own = partsOf(question).flatMap(({ group, choices }) =>
        choices.filter(() => coins.next().value).map((choice) => keyIn(group, choice)),
      );
      const stored = chosenKeys(question, own);
      const shown = toShown(question, optionOrder, stored);
      expect(fromShown(question, optionOrder, shown)).toEqual(stored);
      expect(new Set(shown).size).toBe(shown.length);
      expect(fromShown(question, optionOrder, [...shown, 'zz=1', 'zz', 'a=zz'])).toEqual(stored);
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
