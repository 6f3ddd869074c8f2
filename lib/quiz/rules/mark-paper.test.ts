import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradePaper } from './grade.ts';
import { markPaper, sureAndWrongIn } from './mark-paper.ts';
import type { PaperPosition } from './mark-paper.ts';

const options = ['a', 'b', 'c', 'd'].map((key) => ({ key, correct: key === 'a' }));
const asked = (position: number, response: unknown, safety = true): PaperPosition => ({
  position,
  question: { kind: 'single', options, safety },
  response,
});
const policy = (holdsPass: boolean, ask: 'none' | 'safety' = 'safety', passPercent = 50) => ({
  passPercent,
  certainty: { ask, holdsPass },
});

const right = { keys: ['a'] };
const sureAndWrong = { keys: ['b'], certainty: 'sure' };

test('what reaches the pass mark is held back for one safety answer that was sure and wrong', () => {
  const marked = markPaper([asked(1, right), asked(2, sureAndWrong)], policy(true));
  expect(marked).toMatchObject({ percentTenths: 500, passed: false, heldBack: true });
  expect(marked.marks.map(({ sureAndWrong: is }) => is)).toEqual([undefined, true]);
  expect(sureAndWrongIn(marked.marks)).toEqual([2]);
});

test.each([
  ['not sure', { keys: ['b'], certainty: 'unsure' }],
  ['silent', { keys: ['b'] }],
  ['blank', { keys: [], certainty: 'sure' }],
  ['right', { keys: ['a'], certainty: 'sure' }],
  ['nonsense', { keys: ['b'], certainty: ['sure'] }],
  ['inherited', Object.create({ keys: ['b'], certainty: 'sure' }) as unknown],
])('an answer that is %s is never sure and wrong', (_name, response) => {
  const marked = markPaper([asked(1, right), asked(2, response)], policy(true));
  expect(marked).toMatchObject({ passed: true, heldBack: false });
  expect(sureAndWrongIn(marked.marks)).toEqual([]);
});

test('certainty counts on safety questions only, and only where the policy asks for it', () => {
  for (const marked of [
    markPaper([asked(1, right), asked(2, sureAndWrong, false)], policy(true)),
    markPaper([asked(1, right), asked(2, sureAndWrong)], policy(true, 'none')),
  ])
    expect(marked).toMatchObject({ passed: true, heldBack: false });
});

test('what would not pass anyway is not held back, but still to be read again', () => {
  const marked = markPaper([asked(1, right), asked(2, sureAndWrong)], policy(true, 'safety', 80));
  expect(marked).toMatchObject({ passed: false, heldBack: false });
  expect(sureAndWrongIn(marked.marks)).toEqual([2]);
});

const anyCertainty = fc.constantFrom(undefined, 'sure', 'unsure', 'maybe');
const anyPaper = fc.array(
  fc.record({
    keys: fc.subarray(['a', 'b', 'c', 'd']),
    certainty: anyCertainty,
    other: anyCertainty,
    safety: fc.boolean(),
  }),
  { maxLength: 12 },
);

test('certainty never changes the score, only the hold', () => {
  fc.assert(
    fc.property(anyPaper, fc.boolean(), fc.integer({ min: 1, max: 100 }), (rows, holdsPass, passPercent) => {
      const rules = policy(holdsPass, 'safety', passPercent);
      const marking = (which: 'certainty' | 'other') =>
        markPaper(
          rows.map((row, index) => asked(index + 1, { keys: row.keys, certainty: row[which] }, row.safety)),
          rules,
        );
      const plain = gradePaper(
        rows.map(({ keys, safety }, index) => asked(index + 1, { keys }, safety)),
        passPercent,
      );
      for (const { passed, heldBack, marks, ...scores } of [marking('certainty'), marking('other')]) {
        const { passed: wouldPass, marks: plainMarks, ...plainScores } = plain;
        expect(scores).toEqual(plainScores);
        expect(marks.map(({ sureAndWrong: _is, ...mark }) => mark)).toEqual(plainMarks);
        expect(passed || heldBack).toBe(wouldPass);
        expect(passed && heldBack).toBe(false);
      }
    }),
  );
});

test('without holdsPass nothing is ever held back', () => {
  fc.assert(
    fc.property(anyPaper, fc.constantFrom('none', 'safety'), (rows, ask) => {
      const paper = rows.map(({ keys, certainty, safety }, index) => asked(index + 1, { keys, certainty }, safety));
      expect(markPaper(paper, policy(false, ask)).heldBack).toBe(false);
    }),
  );
});

test('whatever the payload, a paper is marked and stays within its bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.anything(), { maxLength: 6 }), fc.boolean(), (responses, holdsPass) => {
      const marked = markPaper(
        responses.map((response, index) => asked(index + 1, response)),
        policy(holdsPass),
      );
      expect(marked.scoreMilli).toBeGreaterThanOrEqual(0);
      expect(marked.scoreMilli).toBeLessThanOrEqual(marked.maximumMilli);
      expect(marked.marks).toHaveLength(responses.length);
    }),
  );
});
