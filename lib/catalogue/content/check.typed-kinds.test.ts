import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { useContentFixture } from '#tests/support/content/fixture.ts';

const fixture = useContentFixture();
const file = 'courses/first-course/questions/first-part.yaml';

type Option = { key: string; text: string; correct: boolean; rationale: string };
type Unit = { key: string; text: string; factor: number | null; rationale?: string };
type Gap = { key: string; kind: string; accept?: string[]; rationale?: string; options?: Option[] };
type Body = {
  kind: string;
  answer: { value: number; tolerance: number; toleranceKind: string };
  units: Unit[];
  text: string;
  gaps: Gap[];
  map: string;
  choose: string;
  options: Option[];
};

const option = (key: string, text: string, correct: boolean) => ({
  key,
  text,
  correct,
  rationale: `Because of ${key} and ${text}.`,
});

const sound: Record<'numeric' | 'cloze' | 'hotspot', () => Partial<Body>> = {
  numeric: () => ({
    kind: 'numeric',
    answer: { value: 7.5, tolerance: 0.1, toleranceKind: 'absolute' },
    units: [
      { key: 'ml', text: 'ml', factor: 1 },
      { key: 'l', text: 'l', factor: 1000 },
      { key: 'g', text: 'kg', factor: null, rationale: 'It measures a mass.' },
    ],
  }),
  cloze: () => ({
    kind: 'cloze',
    text: 'Away from the trunk is {{a}}, and the muscle is the {{b}}.',
    gaps: [
      { key: 'a', kind: 'text', accept: ['abduction', 'an abduction'], rationale: 'From the Latin.' },
      { key: 'b', kind: 'choice', options: [option('a', 'deltoid', true), option('b', 'biceps', false)] },
    ],
  }),
  hotspot: () => ({
    kind: 'hotspot',
    map: 'front',
    choose: 'one',
    options: [
      option('rlq', 'Lower abdomen, right', true),
      option('llq', 'Lower abdomen, left', false),
      option('chest', 'Chest', false),
      option('groin', 'Groin', false),
    ],
  }),
};

/** Makes the first single choice of the fixture a question of another kind, and returns its line and its complaints. */
function plant(kind: keyof typeof sound, act: (body: Body) => void): { line: number; messages: string[] } {
  const questions: ({ key: string } & Partial<Body>)[] = parse(fixture().read(file));
  const index = questions.findIndex((question) => question.kind === 'single');
  const { options: _options, ...head } = questions[index] ?? { key: '' };
  const body = sound[kind]() as Body;
  act(body);
  questions[index] = { ...head, ...body };
  fixture().write(file, stringify(questions, { aliasDuplicateObjects: false }));
  const line = (fixture().read(file).split(`- key: ${head.key}\n`)[0] ?? '').split('\n').length;
  return {
    line,
    messages: fixture()
      .check()
      .errors.map(({ message }) => message),
  };
}

test.each(['numeric', 'cloze', 'hotspot'] as const)('a sound %s has no fault', (kind) => {
  expect(plant(kind, () => undefined).messages).toEqual([]);
});

const first = <Value>(list: readonly Value[] | undefined): Value => {
  const [value] = list ?? [];
  if (value === undefined) throw new Error('the list is empty');
  return value;
};

describe('a fault is named, with the line of its question', () => {
  const cases: readonly (readonly [keyof typeof sound, RegExp, (body: Body) => void])[] = [
    ['numeric', /no unit with the factor 1/, ({ units }) => (first(units).factor = 2)],
    ['numeric', /gives the same unit twice/, ({ units }) => (first(units).text = 'l')],
    ['numeric', /uses a unit key twice/, ({ units }) => (first(units).key = 'l')],
    ['numeric', /does not explain unit g/, ({ units }) => delete units[2]?.rationale],
    ['numeric', /offers one unit/, ({ units }) => units.splice(1)],
    ['numeric', /has a value below zero/, ({ answer }) => (answer.value = -7.5)],
    ['numeric', /as large as its value/, ({ answer }) => (answer.tolerance = 7.5)],
    ['numeric', /at most 50 %/, (body) => (body.answer = { value: 7.5, tolerance: 60, toleranceKind: 'percent' })],
    ['numeric', /percent of nothing/, (body) => (body.answer = { value: 0, tolerance: 5, toleranceKind: 'percent' })],
    [
      'cloze',
      /a gap \{\{c\}\} in its text that is not defined/,
      (body) => (body.text = body.text.replace('{{a}}', '{{a}} {{c}}')),
    ],
    ['cloze', /defines gap a, which its text does not have/, (body) => (body.text = body.text.replace('{{a}}', 'it'))],
    ['cloze', /the gap \{\{a\}\} in its text twice/, (body) => (body.text += ' And {{a}}.')],
    ['cloze', /defines a gap twice/, ({ gaps }) => (first(gaps).key = 'b')],
    ['cloze', /braces in its text that mark no gap/, (body) => (body.text += ' And {{A}}.')],
    ['cloze', /in another order/, ({ gaps }) => gaps.reverse()],
    ['cloze', /gap a\) accepts the same word twice/, ({ gaps }) => first(gaps).accept?.push('An  ABDUCTION')],
    ['cloze', /gap a\) accepts a word that nobody can type/, ({ gaps }) => first(gaps).accept?.push('x'.repeat(81))],
    ['cloze', /gap b\) has 2 right answers/, ({ gaps }) => gaps[1]?.options?.forEach((each) => (each.correct = true))],
    ['cloze', /gap b\) has 0 right answers/, ({ gaps }) => gaps[1]?.options?.forEach((each) => (each.correct = false))],
    ['cloze', /gap b\) gives the same option twice/, ({ gaps }) => (first(gaps[1]?.options).text = 'biceps')],
    ['cloze', /gap b\) uses an option key twice/, ({ gaps }) => (first(gaps[1]?.options).key = 'b')],
    [
      'cloze',
      /gap b\) explains two options in the same words/,
      ({ gaps }) => gaps[1]?.options?.forEach((each) => (each.rationale = 'Said once and then again, word for word.')),
    ],
    ['hotspot', /no region of the front/, ({ options }) => (first(options).key = 'lcalf')],
    ['hotspot', /"rlq", which is no region of the back/, (body) => (body.map = 'back')],
    ['hotspot', /calls region rlq "The appendix"/, ({ options }) => (first(options).text = 'The appendix')],
    ['hotspot', /offers a region twice/, ({ options }) => options.push(option('chest', 'Chest', false))],
    ['hotspot', /has 2 right regions: one is to be chosen/, ({ options }) => options[1] && (options[1].correct = true)],
    ['hotspot', /has 1 right regions: choosing several needs/, (body) => (body.choose = 'many')],
    [
      'hotspot',
      /has 4 right regions: choosing several needs/,
      (body) => {
        body.choose = 'many';
        body.options.forEach((each) => (each.correct = true));
      },
    ],
  ];
  test.each(cases)('%s: %s', (kind, message, act) => {
    const { line, messages } = plant(kind, act);
    expect(messages.filter((text) => message.test(text))).toHaveLength(1);
    expect(fixture().errors()).toContain(`${file}:${line} question`);
  });
});

test('a boast in a filled gap or its reason is found as in any right answer', () => {
  plant('cloze', (body) => (body.text = 'Massage cures {{a}}, and the muscle is the {{b}}.'));
  expect(
    fixture()
      .errors()
      .some((error) => error.includes('forbidden')),
  ).toBe(true);
});
