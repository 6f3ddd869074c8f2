import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { useContentFixture } from '#tests/support/content/fixture.ts';

const fixture = useContentFixture();
const file = 'courses/first-course/questions/first-part.yaml';

type Option = { key: string; text: string; correct?: boolean; rationale?: string };
type Raw = {
  key: string;
  kind: string;
  stem: string;
  module: string;
  outcome: string;
  level: string;
  safety: boolean;
  rationale: string;
  references: string[];
  options: Option[];
  prompts: { key: string; text: string; match: string }[];
  items: { key: string; kind: string; stem: string; options: Option[] }[];
};

/** Changes the first question of a kind and returns the line on which it stands then. */
function change(kind: string, act: (question: Raw) => void, place = 0): number {
  const questions: Raw[] = parse(fixture().read(file));
  const question = questions.filter((candidate) => candidate.kind === kind)[place];
  if (!question) throw new Error(`No ${kind} question is in the fixture`);
  act(question);
  fixture().write(file, stringify(questions, { aliasDuplicateObjects: false }));
  const before = fixture().read(file).split(`- key: ${question.key}\n`)[0] ?? '';
  return before.split('\n').length;
}

const first = <Value>(list: readonly Value[]): Value => {
  const [value] = list;
  if (value === undefined) throw new Error('The list is empty');
  return value;
};
const rightOf = (options: readonly Option[]) => first(options.filter(({ correct }) => correct));
const wrongOf = (options: readonly Option[]) => options.filter(({ correct }) => !correct);

describe('a fault of one question is named with its line', () => {
  const cases: readonly (readonly [string, string, string, (question: Raw) => void])[] = [
    [
      'a single with two right answers',
      'question',
      'single',
      ({ options }) => (first(wrongOf(options)).correct = true),
    ],
    ['a single with none', 'question', 'single', ({ options }) => (rightOf(options).correct = false)],
    ['a multiple with one right answer', 'question', 'multiple', ({ options }) => (rightOf(options).correct = false)],
    [
      'a multiple with no wrong answer',
      'question',
      'multiple',
      ({ options }) => options.forEach((option) => (option.correct = true)),
    ],
    [
      'three options of true or false',
      'question',
      'true-false',
      ({ options }) => options.push({ key: 'c', text: 'Maybe', correct: false, rationale: 'No maybe.' }),
    ],
    ['two right reasons', 'question', 'true-false-reason', ({ options }) => (first(wrongOf(options)).correct = true)],
    [
      'a step that comes twice',
      'question',
      'ordering',
      ({ options }) => (first(options).text = options[1]?.text ?? ''),
    ],
    ['a match that is no option', 'question', 'matching', ({ prompts }) => (first(prompts).match = 'h')],
    [
      'an option that goes with nothing and is not explained',
      'question',
      'matching',
      ({ options }) => delete options[3]?.rationale,
    ],
    [
      'every prompt with one option',
      'question',
      'matching',
      ({ prompts }) => prompts.forEach((prompt) => (prompt.match = 'a')),
    ],
    [
      'a case item with two right answers',
      'question',
      'case',
      ({ items }) => (first(wrongOf(first(items).options)).correct = true),
    ],
    ['a case item that comes twice', 'question', 'case', ({ items }) => (first(items).key = items[1]?.key ?? '')],
    ['an option key that comes twice', 'question', 'single', ({ options }) => (first(options).key = 'b')],
    [
      'an option that comes twice',
      'question',
      'single',
      ({ options }) => (first(options).text = options[1]?.text ?? ''),
    ],
    ['all of the above', 'question', 'single', ({ options }) => (first(wrongOf(options)).text = 'All of the above')],
    ['both a and b', 'question', 'case', ({ items }) => (first(wrongOf(first(items).options)).text = 'Both a and b')],
    [
      'one rationale for two options',
      'question',
      'single',
      ({ options }) => (first(options).rationale = options[1]?.rationale ?? ''),
    ],
    ['an option without a rationale', 'shape', 'single', ({ options }) => delete first(options).rationale],
    ['a key without a rationale', 'shape', 'single', (question) => (question.rationale = '')],
    ['an unknown kind', 'shape', 'single', (question) => (question.kind = 'essay')],
    ['neither reference nor basis', 'question', 'single', (question) => (question.references = [])],
    ['an unknown reference', 'reference', 'single', (question) => (question.references = ['nobody1999'])],
    ['an unknown module', 'question', 'single', (question) => (question.module = 'no-such-part')],
    ['an unknown outcome', 'question', 'single', (question) => (question.outcome = 'o9')],
    ['an outcome that its module does not teach', 'question', 'single', (question) => (question.outcome = 'o2')],
    ['a key that comes twice', 'twice', 'multiple', (question) => (question.key = 'fa-001')],
    [
      'an article that only some options fit',
      'grammar',
      'single',
      (question) => {
        question.stem = `${question.stem.replace(/:.*$/, '')}, because it is an`;
        question.options.forEach(
          (option, index) => (option.text = `${option.correct ? 'able' : 'bold'} ${index} step`),
        );
      },
    ],
    [
      'a number that only some options fit',
      'grammar',
      'single',
      (question) => {
        question.stem = `${question.stem.replace(/:.*$/, '')}, and the next steps are`;
        question.options.forEach(
          (option, index) => (option.text = `${option.correct ? 'two rests' : 'a rest'} of kind ${index}`),
        );
      },
    ],
    ['a full stop at the right option alone', 'grammar', 'single', ({ options }) => (rightOf(options).text += '.')],
    [
      'a boast in the right option',
      'forbidden-boost',
      'single',
      ({ options }) => (rightOf(options).text = 'It boosts the plan of the client'),
    ],
    [
      'a boast in a rationale',
      'forbidden-cure',
      'single',
      (question) => (question.rationale = 'Right, for massage cures worry.'),
    ],
  ];
  test.each(cases)('%s', (_, rule, kind, act) => {
    const line = change(kind, act);
    const errors = fixture().errors();
    if (rule === 'shape')
      expect(errors.some((error) => error.startsWith(`${file}:`) && error.endsWith(rule))).toBe(true);
    else if (rule === 'twice')
      expect(errors.some((error) => error.startsWith(`${file}:`) && error.endsWith(rule))).toBe(true);
    else expect(errors).toContain(`${file}:${line} ${rule}`);
  });

  test('two questions that ask the same thing', () => {
    const questions: Raw[] = parse(fixture().read(file));
    const line = change('single', (question) => (question.stem = first(questions).stem.replace('brings', 'has')), 1);
    expect(fixture().errors()).toEqual([`${file}:${line} near-duplicate`]);
  });
});

describe('a wrong option may say anything', () => {
  test.each(['Massage cures worry and anxiety too', 'It flushes out toxins, boosts them'])('%s', (text) => {
    change('single', ({ options }) => (first(wrongOf(options)).text = text));
    expect(fixture().errors()).toEqual([]);
  });

  test('and its rationale may deny it', () => {
    change('single', ({ options }) => (first(wrongOf(options)).rationale = 'No trial shows that massage cures worry.'));
    expect(fixture().errors()).toEqual([]);
  });
});

describe('habits of a pool', () => {
  function changeAll(act: (question: Raw, index: number) => void): void {
    for (const part of ['first-part', 'second-part']) {
      const path = `courses/first-course/questions/${part}.yaml`;
      const questions: Raw[] = parse(fixture().read(path));
      questions.forEach(act);
      fixture().write(path, stringify(questions, { aliasDuplicateObjects: false }));
    }
  }
  const rules = () =>
    fixture()
      .check()
      .errors.map(({ rule }) => rule);
  const warned = () =>
    fixture()
      .check()
      .warnings.map(({ rule }) => rule);

  test('the right answer is mostly the longest', () => {
    changeAll(({ kind, options }) => {
      if (kind === 'single') rightOf(options).text += ' at some length so that everyone can see it';
    });
    expect(rules()).toEqual(['longest']);
  });

  test('the right answer is mostly in one place', () => {
    changeAll(({ kind, options }) => {
      if (kind === 'single') options.sort((a, b) => Number(b.correct) - Number(a.correct));
    });
    expect(rules()).toEqual([]);
    expect(warned()).toEqual(['key-place']);
  });

  test('among choices of several one letter is nearly always right', () => {
    const asMultiple = (shift: number) =>
      changeAll((question, index) => {
        if (question.kind !== 'single' && question.kind !== 'multiple') return;
        const { options } = question;
        question.kind = 'multiple';
        const start = (index * shift) % options.length;
        for (const [place, option] of options.entries())
          option.correct = place === start || place === (start + 1) % options.length;
      });
    asMultiple(1);
    expect(warned()).not.toContain('key-letter');
    asMultiple(0);
    expect(warned()).toContain('key-letter');
  });

  test('absolute words mark the wrong options', () => {
    change('single', ({ options }) =>
      wrongOf(options).forEach((option) => (option.text = option.text.replace('The', 'Only the'))),
    );
    expect(warned()).toEqual(['absolute']);
    expect(rules()).toEqual([]);
    changeAll(({ options }) =>
      wrongOf(options ?? []).forEach((option) => (option.text = option.text.replace('The', 'Only the'))),
    );
    expect(rules()).toEqual(['absolute']);
  });

  test('too much recall', () => {
    changeAll((question, index) => (question.level = index % 2 === 0 ? 'recall' : 'judgement'));
    expect(rules()).toEqual(['level']);
  });

  test('too few kinds', () => {
    changeAll((question) => {
      if (question.kind === 'true-false') question.kind = 'single';
      if (question.kind === 'true-false-reason') {
        question.kind = 'single';
        for (const key of ['answer', 'answerRationale']) Reflect.deleteProperty(question, key);
      }
    });
    expect(rules()).toEqual(['kinds']);
  });

  test('too few questions, in all and for a module', () => {
    fixture().write(file, stringify(parse(fixture().read(file)).slice(0, 7)));
    expect(rules().filter((rule) => rule === 'pool')).toHaveLength(2);
  });

  test('an outcome with two questions', () => {
    fixture().write(
      'courses/first-course/course.yaml',
      fixture()
        .read('courses/first-course/course.yaml')
        .replace('modules:', '  - id: o3\n    text: Do a third thing.\nmodules:'),
    );
    fixture().plant('courses/first-course/modules/01-first-part.md', 'outcomes: [o1]', 'outcomes: [o1, o3]');
    change('single', (question) => (question.outcome = 'o3'));
    change('multiple', (question) => (question.outcome = 'o3'));
    expect(
      fixture()
        .check()
        .errors.map(({ message }) => message),
    ).toEqual(['only 2 questions test outcome o3']);
    change('case', (question) => (question.outcome = 'o3'));
    expect(rules()).toEqual([]);
  });

  test('too little safety', () => {
    changeAll((question) => (question.safety = false));
    expect(rules()).toEqual(['pool']);
    change('single', (question) => (question.safety = true));
    change('case', (question) => (question.safety = true));
    expect(rules()).toEqual([]);
    expect(warned()).toEqual(['safety']);
  });
});
