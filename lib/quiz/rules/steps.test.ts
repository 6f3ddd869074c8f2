import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, newestAnswers, nextStep, paperHash, verifyChain } from './steps.ts';
import type { ChainedStep } from './steps.ts';

const at = new Date('2026-11-20T01:00:00.000Z');

function chainOf(answers: readonly { position: number; keys: string[] }[]): ChainedStep[] {
  const steps = [nextStep(null, { attemptId: 'one', kind: 'start', at, position: null, response: { seed: 's' } })];
  for (const { position, keys } of answers)
    steps.push(nextStep(steps.at(-1) ?? null, { attemptId: 'one', kind: 'answer', at, position, response: { keys } }));
  return steps;
}

const anyAnswers = fc.array(
  fc.record({ position: fc.integer({ min: 1, max: 12 }), keys: fc.array(fc.constantFrom('a', 'b', 'c')) }),
  { minLength: 1, maxLength: 20 },
);

test('a log as it was written verifies', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      expect(verifyChain(chainOf(answers))).toEqual({ ok: true });
    }),
  );
  expect(verifyChain([])).toEqual({ ok: true });
});

test('any changed field of any step is found, at that step', () => {
  const changes: ((step: ChainedStep) => ChainedStep)[] = [
    (step) => ({ ...step, response: { keys: ['z'] } }),
    (step) => ({ ...step, at: new Date(step.at.getTime() + 1) }),
    (step) => ({ ...step, position: 99 }),
    (step) => ({ ...step, kind: 'other' }),
    (step) => ({ ...step, attemptId: 'two' }),
    (step) => ({ ...step, hash: 'f'.repeat(64) }),
  ];
  fc.assert(
    fc.property(anyAnswers, fc.nat(), fc.constantFrom(...changes), (answers, pick, change) => {
      const steps = chainOf(answers);
      const index = pick % steps.length;
      const found = verifyChain(steps.map((step, each) => (each === index ? change(step) : step)));
      expect(found).toEqual({ ok: false, seq: index });
    }),
  );
});

test('a step that was taken out, added or moved is found', () => {
  const steps = chainOf([
    { position: 1, keys: ['a'] },
    { position: 2, keys: ['b'] },
  ]);
  expect(verifyChain(steps.toSpliced(1, 1)).ok).toBe(false);
  expect(verifyChain(steps.slice(1)).ok).toBe(false);
  expect(verifyChain([...steps, ...steps.slice(-1)]).ok).toBe(false);
  expect(verifyChain(steps.toReversed()).ok).toBe(false);
});

test('the text of a value does not depend on the order of its keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
    }),
  );
});

test('the newest answer of a position counts, by number and not by place in the list', () => {
  const answers = newestAnswers([
    { seq: 3, kind: 'answer', position: 1, response: 'new' },
    { seq: 1, kind: 'answer', position: 1, response: 'old' },
    { seq: 4, kind: 'submit', position: 1, response: 'not an answer' },
    { seq: 2, kind: 'answer', position: 2, response: 'other' },
  ]);
  expect([...answers]).toEqual([
    [1, { seq: 3, response: 'new' }],
    [2, { seq: 2, response: 'other' }],
  ]);
});

test('the hash of a paper follows its slots and not the order they are listed in', () => {
  const slots = [
    { position: 1, questionVersionId: 'x', optionOrder: ['a', 'b'] },
    { position: 2, questionVersionId: 'y', optionOrder: ['b', 'a'] },
  ];
  expect(paperHash(slots.toReversed())).toBe(paperHash(slots));
  expect(paperHash([{ ...slots[0]!, optionOrder: ['b', 'a'] }, slots[1]!])).not.toBe(paperHash(slots));
});
