import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scoreOf } from '#lib/quiz/rules/scores.ts';
import { chosenKeys } from '#lib/quiz/rules/parts.ts';
import { questionArbs } from '#tests/support/exchange-questions.ts';
import type { XmlNode } from '../xml/write.ts';
import { caseStudy, choice, matching, numeric, trueFalseReason } from './kinds.ts';
import { Notes } from '../notes.ts';
import type { ItemParts } from './parts.ts';

// A small reader of QTI's response processing: enough of it to mark with what is exported, and to hold that against our marks.
type Value = number | string | boolean | readonly string[] | null;
type Responses = Readonly<Record<string, Value>>;

const nodes = (node: XmlNode) => node.children.filter((child) => typeof child !== 'string');
const words = (node: XmlNode | undefined) => node?.children.join('') ?? '';
const list = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [String(value)];

function declared(parts: ItemParts, id: string) {
  const declaration = parts.declarations.find(({ attributes }) => attributes['identifier'] === id);
  const find = (name: string) => (declaration ? nodes(declaration).find((child) => child.name === name) : undefined);
  const correct = find('qti-correct-response');
  const mapping = find('qti-mapping');
  return {
    correct: correct ? nodes(correct).map(words) : [],
    mapping: new Map(
      (mapping ? nodes(mapping) : []).map(({ attributes }) => [
        attributes['map-key'] ?? '',
        Number(attributes['mapped-value']),
      ]),
    ),
    bounds: [
      Number(mapping?.attributes['lower-bound'] ?? -Infinity),
      Number(mapping?.attributes['upper-bound'] ?? Infinity),
    ] as const,
  };
}

function run(parts: ItemParts, given: Responses): number {
  const values: Record<string, Value> = { ...given };
  const evaluate = (node: XmlNode): Value => {
    const id = node.attributes['identifier'] ?? '';
    const inner = () => nodes(node).map(evaluate);
    switch (node.name) {
      case 'qti-variable':
        return values[id] ?? null;
      case 'qti-base-value':
        return /^(float|integer)$/.test(node.attributes['base-type'] ?? '') ? Number(words(node)) : words(node);
      case 'qti-correct':
        return declared(parts, id).correct;
      case 'qti-match': {
        const [one, other] = inner();
        return list(one).length > 0 && list(one).toSorted().join('|') === list(other).toSorted().join('|');
      }
      case 'qti-and':
        return inner().every(Boolean);
      case 'qti-container-size':
        return list(inner()[0]).length;
      case 'qti-sum':
        return inner().reduce<number>((sum, value) => sum + Number(value), 0);
      case 'qti-product':
        return inner().reduce<number>((product, value) => product * Number(value), 1);
      case 'qti-divide': {
        const [one, other] = inner();
        return Number(one) / Number(other);
      }
      case 'qti-equal': {
        const [one, other] = inner().map(Number);
        const [low = 0, high = 0] = (node.attributes['tolerance'] ?? '0 0').split(' ').map(Number);
        const base = one ?? 0;
        const isShare = node.attributes['tolerance-mode'] === 'relative';
        const [from, to] = isShare ? [base * (1 - low / 100), base * (1 + high / 100)] : [base - low, base + high];
        return other !== undefined && other >= from && other <= to;
      }
      case 'qti-map-response': {
        const { mapping, bounds } = declared(parts, id);
        const sum = list(values[id]).reduce((total, key) => total + (mapping.get(key) ?? 0), 0);
        return Math.min(bounds[1], Math.max(bounds[0], sum));
      }
      default:
        throw new Error(`no ${node.name}`);
    }
  };
  const rule = (node: XmlNode): void => {
    if (node.name === 'qti-set-outcome-value') {
      const [expression] = nodes(node);
      if (expression) values[node.attributes['identifier'] ?? ''] = evaluate(expression);
      return;
    }
    for (const branch of nodes(node)) {
      const [test, then] = nodes(branch);
      if (branch.name === 'qti-response-else' && test) return rule(test);
      if (test && then && evaluate(test) === true) return rule(then);
    }
  };
  for (const node of parts.processing) rule(node);
  return Math.round(Number(values['SCORE']) * 1000);
}

const picks = fc.array(fc.nat({ max: 7 }), { maxLength: 8 });
const chosenOf = (keys: readonly string[], picked: readonly number[]) => [
  ...new Set(picked.flatMap((index) => keys[index] ?? [])),
];
const near = (one: number, other: number) => expect(Math.abs(one - other)).toBeLessThanOrEqual(2);

it('marks choices as we do: right less wrong, nothing for every box', () => {
  fc.assert(
    fc.property(questionArbs.choices, picks, (question, picked) => {
      const keys = chosenOf(
        question.options.map(({ key }) => key),
        question.kind === 'single' ? picked.slice(0, 1) : picked,
      );
      const parts = choice(question, new Notes());
      near(run(parts, { RESPONSE: keys.map((key) => `o-${key}`) }), scoreOf(question, chosenKeys(question, keys)));
    }),
  );
});

it('marks a statement with its reason, both or nothing', () => {
  fc.assert(
    fc.property(questionArbs['true-false-reason'], fc.boolean(), fc.nat({ max: 4 }), (question, verdict, index) => {
      const reason = question.options[index % question.options.length]?.key ?? '';
      const parts = trueFalseReason(question);
      const ours = scoreOf(question, [`verdict=${verdict}`, `reason=${reason}`]);
      expect(run(parts, { VERDICT: `v-${verdict}`, REASON: `o-${reason}` })).toBe(ours);
    }),
  );
});

it('marks a matching by its prompts and a case by the mean of its questions', () => {
  fc.assert(
    fc.property(questionArbs.matching, picks, (question, picked) => {
      const given = question.prompts.flatMap(({ key }, index) => {
        const option = question.options[picked[index] ?? 99];
        return option ? [[key, option.key] as const] : [];
      });
      const ours = scoreOf(
        question,
        given.map(([prompt, option]) => `${prompt}=${option}`),
      );
      near(run(matching(question), { RESPONSE: given.map(([prompt, option]) => `p-${prompt} o-${option}`) }), ours);
    }),
  );
  fc.assert(
    fc.property(questionArbs.case, fc.array(picks, { minLength: 4, maxLength: 4 }), (question, all) => {
      const given = question.items.map(({ key, kind, options }, index) => {
        const picked = kind === 'single' ? all[index]?.slice(0, 1) : all[index];
        return {
          key,
          keys: chosenOf(
            options.map((option) => option.key),
            picked ?? [],
          ),
        };
      });
      const ours = scoreOf(
        question,
        given.flatMap(({ key, keys }) => keys.map((one) => `${key}=${one}`)),
      );
      const responses = given.map(
        ({ key, keys }) => [`RESPONSE-${key}`, keys.map((one) => `o-${key}-${one}`)] as const,
      );
      near(run(caseStudy(question), Object.fromEntries(responses)), ours);
    }),
  );
});

it('takes a number within its tolerance, in any unit that measures the same, and in no other', () => {
  const head = {
    key: 'nu-001',
    module: 'm',
    outcome: 'o',
    topic: 'Tides',
    level: 'recall',
    safety: false,
    stem: 'How long is it, then?',
    rationale: 'It is as long as that.',
    kind: 'numeric',
  } as const;
  const units = [
    { key: 'm', text: 'metres', factor: 1 },
    { key: 'cm', text: 'centimetres', factor: 0.01 },
    { key: 'kg', text: 'kilograms', factor: null },
  ];
  const percent = numeric({
    ...head,
    references: [],
    answer: { value: 2, tolerance: 10, toleranceKind: 'percent' },
    units,
  });
  const marks = (value: number, unit: string) => run(percent, { RESPONSE: value, UNIT: `u-${unit}` });
  expect([marks(2.19, 'm'), marks(182, 'cm'), marks(2.3, 'm'), marks(2, 'cm'), marks(2, 'kg')]).toEqual([
    1000, 1000, 0, 0, 0,
  ]);
  const below = numeric({
    ...head,
    references: [],
    answer: { value: -40, tolerance: 5, toleranceKind: 'percent' },
    units: [],
  });
  expect([-38, -42, -37.9, 40].map((value) => run(below, { RESPONSE: value }))).toEqual([1000, 1000, 0, 0]);
});
