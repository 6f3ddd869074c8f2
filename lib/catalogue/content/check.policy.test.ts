import { describe, expect, test } from 'vitest';
import { useContentFixture } from '#tests/support/content/fixture.ts';
import { missingBeside, shownItems } from '../quiz-review.ts';
import { reviewItems } from '../schema.ts';

const fixture = useContentFixture();
const file = 'courses/first-course/course.yaml';

/** Puts lines where the blueprint ends, or another policy where one stands, and returns the line of `marker`. */
function plant(from: string, to: string, marker: string): number {
  fixture().plant(file, from, to);
  return (
    fixture()
      .read(file)
      .split('\n')
      .findIndex((line) => line.includes(marker)) + 1
  );
}
const blueprint = (lines: string, marker = lines) =>
  plant('    minSafety: 2\n', `    minSafety: 2\n    ${lines}\n`, marker);
const quiz = (lines: string, marker: string) => plant('  blueprint:\n', `${lines}\n  blueprint:\n`, marker);

describe('a fault of the policy is an error with its line', () => {
  const cases: readonly (readonly [string, () => number])[] = [
    ['levels that come to more than all', () => blueprint('levels: { recall: 60, judgement: 50 }')],
    ['all levels that come to less', () => blueprint('levels: { recall: 30, application: 30, judgement: 30 }')],
    ['more safety questions than a paper has room for', () => plant('minSafety: 2', 'minSafety: 13', 'minSafety: 13')],
    ['outcomes that a paper has no room for', () => blueprint('minPerOutcome: 7')],
    ['topics that cannot make a paper', () => blueprint('maxPerTopic: 3')],
    ['a paper longer than the pool', () => plant('questionCount: 12', 'questionCount: 61', 'questionCount: 61')],
    [
      'a wait that falls',
      () => plant('waitMinutesAfterFail: []', 'waitMinutesAfterFail:\n    - 60\n    - 10', '    - 10'),
    ],
    [
      'a key beside nothing that was answered',
      () =>
        quiz(
          '  review:\n    afterPass: [topics]\n    afterFail: [topics]\n    afterLastFail: [marks, key]',
          'afterLastFail',
        ),
    ],
    [
      'reasons that give a closed key away',
      () =>
        quiz(
          '  review:\n    afterPass: [marks, own-answers, rationale]\n    afterFail: [topics]\n    afterLastFail: [topics]',
          'afterPass',
        ),
    ],
    [
      'the same thing shown twice',
      () =>
        quiz(
          '  review:\n    afterPass: [topics]\n    afterFail: [topics, topics]\n    afterLastFail: [topics]',
          'afterFail',
        ),
    ],
    [
      'a pass held back by what is never asked',
      () => quiz('  certainty:\n    ask: none\n    holdsPass: true', 'holdsPass'),
    ],
  ];
  test.each(cases)('%s', (_name, act) => {
    const line = act();
    expect(line).toBeGreaterThan(0);
    expect(fixture().errors()).toContain(`${file}:${line} policy`);
  });
});

describe('what is odd but possible is a warning with its line', () => {
  const cases: readonly (readonly [string, () => number])[] = [
    ['a share that the pool cannot keep up', () => blueprint('levels: { judgement: 60 }')],
    [
      'a wait that never comes',
      () =>
        plant(
          'attemptLimit: null\n  waitMinutesAfterFail: []',
          'attemptLimit: 2\n  waitMinutesAfterFail:\n    - 10\n    - 60',
          '    - 60',
        ),
    ],
    [
      'the key after a fail that is not the last',
      () =>
        quiz(
          '  review:\n    afterPass: [topics]\n    afterFail: [marks, own-answers, key]\n    afterLastFail: [marks, own-answers, key]',
          'afterFail',
        ),
    ],
    [
      'a last fail that cannot come',
      () =>
        quiz(
          '  review:\n    afterPass: [topics]\n    afterFail: [topics]\n    afterLastFail: [topics, marks]',
          'afterLastFail',
        ),
    ],
  ];
  test.each(cases)('%s', (_name, act) => {
    const line = act();
    expect(fixture().errors()).toEqual([]);
    expect(fixture().warnings()).toContain(`${file}:${line} policy`);
  });
});

test('a sensible policy is left alone', () => {
  blueprint('levels: { recall: 33, application: 33, judgement: 34 }\n    minPerOutcome: 2');
  expect(fixture().errors()).toEqual([]);
  expect(
    fixture()
      .warnings()
      .filter((said) => said.endsWith('policy')),
  ).toEqual([]);
});

test('whatever a policy lists, nothing is shown without what it needs', () => {
  for (let bits = 0; bits < 2 ** reviewItems.length; bits += 1) {
    const items = reviewItems.filter((_, index) => (bits >> index) % 2 === 1);
    const shown = [...shownItems(items)];
    for (const item of shown) expect(missingBeside(item, shown)).toEqual([]);
    expect(items).toEqual(expect.arrayContaining(shown));
  }
  expect([...shownItems(['rationale', 'key', 'own-answers'])]).toEqual(['own-answers']);
});
