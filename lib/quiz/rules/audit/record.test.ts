import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, correction, positions, recordOf } from '#tests/support/attempt-record.ts';
import type { RecordPlan } from '#tests/support/attempt-record.ts';
import { nextStep } from '../steps.ts';
import type { ChainedStep, StepFacts } from '../steps.ts';
import { findingSentence, findingWords } from './findings.ts';
import { recordFindings } from './record.ts';
import type { AttemptRecord } from './record.ts';

const corrections = [correction('c1', 'v1', 'w1', 150), correction('c2', 'v2', null, 160)];
const anyPlan: fc.Arbitrary<RecordPlan> = fc.record({
  answers: fc.array(fc.record({ position: fc.constantFrom(...positions), key: fc.constantFrom('a', 'b', 'c') }), {
    maxLength: 12,
  }),
  isFinished: fc.boolean(),
  corrections: fc.constantFrom([], corrections.slice(0, 1), corrections),
  correctionsAtEnd: fc.nat(2),
  passPercent: fc.constantFrom(50, 75, 100),
});

const codes = (record: AttemptRecord) => recordFindings(record).map(({ code }) => code);
const allRight: RecordPlan = { answers: positions.map((position) => ({ position, key: 'a' })) };

/** The log again with other facts and every hash computed anew: what only a seal can find, or sense can. */
function rewritten(record: AttemptRecord, change: (facts: StepFacts) => StepFacts): AttemptRecord {
  const steps: ChainedStep[] = [];
  for (const step of record.steps) steps.push(nextStep(steps.at(-1) ?? null, change(step)));
  return { ...record, steps };
}

test('a record as it was written has no findings, whatever was answered and corrected', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(recordFindings(recordOf(plan))).toEqual([]);
    }),
  );
});

test('any change of any field of any step is found, at that step', () => {
  const changes: ((step: ChainedStep) => ChainedStep)[] = [
    (step) => ({ ...step, attemptId: '01a1fb37-4726-75d2-b051-edaff1384967' }),
    (step) => ({ ...step, seq: step.seq + 100 }),
    (step) => ({ ...step, kind: step.kind === 'answer' ? 'flag' : 'answer' }),
    (step) => ({ ...step, at: new Date(step.at.getTime() + 1) }),
    (step) => ({ ...step, position: step.position === 1 ? 2 : 1 }),
    (step) => ({ ...step, response: { keys: ['z'] } }),
    (step) => ({ ...step, prevHash: 'f'.repeat(64) }),
    (step) => ({ ...step, hash: 'f'.repeat(64) }),
  ];
  fc.assert(
    fc.property(anyPlan, fc.nat(), fc.constantFrom(...changes), (plan, pick, change) => {
      const record = recordOf(plan);
      const index = pick % record.steps.length;
      const steps = record.steps.map((step, each) => (each === index ? change(step) : step));
      const changed = steps[index];
      expect(recordFindings({ ...record, steps })).toContainEqual(
        expect.objectContaining({ code: 'step-altered', seq: changed?.seq }),
      );
    }),
  );
});

test('any step that is taken out or exchanged with another is found', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), (plan, pick) => {
      const record = recordOf({ ...plan, isFinished: true });
      const without = record.steps.toSpliced(pick % record.steps.length, 1);
      expect(recordFindings({ ...record, steps: without })).not.toEqual([]);
    }),
  );
  const record = recordOf(allRight);
  const [, one, two] = record.steps;
  if (!one || !two) throw new Error('no steps');
  const exchanged = record.steps.with(1, { ...two, seq: 1 }).with(2, { ...one, seq: 2 });
  expect(codes({ ...record, steps: exchanged })).toContain('step-altered');
  const grafted = nextStep({ seq: 1, hash: 'e'.repeat(64) }, two);
  expect(recordFindings({ ...record, steps: record.steps.with(2, grafted) })).toContainEqual({
    code: 'step-moved',
    seq: 2,
    position: null,
  });
});

test.each<[string, (record: AttemptRecord) => AttemptRecord, string]>([
  ['an empty log', (record) => ({ ...record, steps: [], firstResult: null, standing: null }), 'log-empty'],
  [
    'another question on the paper',
    (record) => ({ ...record, slots: record.slots.map((slot) => ({ ...slot, questionVersionId: 'w1' })) }),
    'paper-changed',
  ],
  [
    'another order of the options',
    (record) => ({ ...record, slots: record.slots.map((slot) => ({ ...slot, optionOrder: ['c', 'a', 'b'] })) }),
    'paper-changed',
  ],
  ['another seed', (record) => ({ ...record, seed: 'other' }), 'start-differs'],
  ['another person', (record) => ({ ...record, userId: 'somebody else' }), 'start-differs'],
  ['another enrolment', (record) => ({ ...record, enrolmentId: 'elsewhere' }), 'start-differs'],
  ['another number', (record) => ({ ...record, number: 1 }), 'start-differs'],
  ['another start', (record) => ({ ...record, startedAt: after(1) }), 'start-differs'],
  ['another deadline', (record) => ({ ...record, deadlineAt: after(5000) }), 'terms-changed'],
  ['another policy', (record) => ({ ...record, storedPolicy: { passPercent: 10 } }), 'terms-changed'],
  ['no policy at all', (record) => ({ ...record, policy: null, storedPolicy: 'x' }), 'terms-changed'],
  ['an altered question', (record) => ({ ...record, alteredPositions: [2] }), 'question-altered'],
  ['a question that is gone', (record) => ({ ...record, questions: new Map() }), 'question-missing'],
  ['no result', (record) => ({ ...record, firstResult: null, standing: null }), 'end-without-result'],
  ['no standing result', (record) => ({ ...record, standing: null }), 'standing-missing'],
  [
    'a first result with another score',
    (record) => ({ ...record, firstResult: record.firstResult && { ...record.firstResult, scoreMilli: 1 } }),
    'first-result-differs',
  ],
  [
    'a first result of another time',
    (record) => ({ ...record, firstResult: record.firstResult && { ...record.firstResult, finishedAt: after(1) } }),
    'first-result-differs',
  ],
  [
    'a standing result with another mark',
    (record) => ({ ...record, standing: record.standing && { ...record.standing, marks: [] } }),
    'standing-differs',
  ],
  [
    'a standing result that is no pass',
    (record) => ({ ...record, standing: record.standing && { ...record.standing, passed: false } }),
    'standing-differs',
  ],
  [
    'a standing result of a regrade that is not there',
    (record) => ({ ...record, standing: record.standing && { ...record.standing, regradeSeq: 9 } }),
    'standing-differs',
  ],
  ['a cut log', (record) => ({ ...record, seals: [{ seq: 99, hash: 'x' }] }), 'log-cut'],
  ['a log that is not the sealed one', (record) => ({ ...record, seals: [{ seq: 1, hash: 'x' }] }), 'log-rewritten'],
])('%s is found and named', (_name, change, code) => {
  expect(codes(recordOf(allRight))).toEqual([]);
  expect(codes(change(recordOf(allRight)))).toContain(code);
});

test('a log that was rewritten with all its hashes is found by what it says', () => {
  const record = recordOf(allRight);
  const answer = (change: Partial<StepFacts>) => (facts: StepFacts) =>
    facts.seq === 2 ? { ...facts, ...change } : facts;
  expect(codes(rewritten(record, answer({ position: 77 })))).toContain('off-paper');
  expect(codes(rewritten(record, answer({ position: null })))).toContain('off-paper');
  expect(codes(rewritten(record, answer({ at: after(-3600) })))).toContain('time-backwards');
  expect(codes(rewritten(record, answer({ kind: 'start' })))).toContain('start-repeated');
  expect(codes(rewritten(record, answer({ kind: 'magic' })))).toContain('kind-unknown');
  expect(codes(rewritten(record, answer({ kind: 'regrade' })))).toContain('step-before-end');
  expect(codes(rewritten(record, answer({ kind: 'submit' })))).toContain('step-after-end');
  expect(codes(rewritten(record, answer({ response: { keys: ['b'] } })))).toEqual([
    'end-differs',
    'first-result-differs',
  ]);
});

test('a seal finds a rewritten log that makes sense in itself', () => {
  const record = recordOf({ answers: [{ position: 1, key: 'a' }] });
  const other = recordOf(allRight);
  const last = record.steps.at(-1);
  if (!last) throw new Error('no steps');
  expect(codes({ ...other, seals: [] })).toEqual([]);
  expect(recordFindings({ ...other, seals: [{ seq: last.seq, hash: last.hash }] })).toEqual([
    { code: 'log-rewritten', seq: last.seq, position: null },
  ]);
});

test('an answer after the deadline that the result counts is named', () => {
  const late: RecordPlan = {
    answers: [
      ...positions.slice(1).map((position) => ({ position, key: 'a' })),
      { position: 1, key: 'a', atSeconds: 90 },
    ],
    deadlineSeconds: 60,
  };
  const honest = recordOf(late);
  expect(honest.firstResult).toMatchObject({ correctCount: 3 });
  expect(recordFindings(honest)).toEqual([]);
  const counted = recordOf({ answers: late.answers }).firstResult;
  if (!counted || !honest.standing) throw new Error('not finished');
  const found = recordFindings({ ...honest, firstResult: counted, standing: { ...counted, regradeSeq: null } });
  expect(found).toContainEqual({ code: 'late-answer-counted', seq: 4, position: null });
});

test('a regrade that states what its corrections do not give is found', () => {
  const record = recordOf({ ...allRight, corrections });
  const regrade = record.steps.findIndex(({ kind }) => kind === 'regrade');
  const change = (response: object) =>
    rewritten(record, (facts) =>
      facts.seq === regrade ? { ...facts, response: { ...(facts.response as object), ...response } } : facts,
    );
  const after0 = { ...record.firstResult, marks: undefined, scoreMilli: 0 };
  expect(codes(change({ after: after0 }))).toContain('regrade-differs');
  expect(codes(change({ keptPass: true }))).toContain('regrade-differs');
  expect(codes(change({ correctionId: 'none' }))).toContain('regrade-differs');
  expect(codes(change({ corrections: ['none'] }))).toContain('regrade-unknown');
  expect(codes(change({ before: 'nothing' }))).toContain('regrade-unreadable');
});

test('every finding is a sentence that names its place', () => {
  expect(findingSentence({ code: 'off-paper', seq: 3, position: 9 })).toBe(
    'Step 3, question 9: The step concerns a position that is not on the paper.',
  );
  expect(findingSentence({ code: 'question-altered', seq: null, position: 2 })).toMatch(/^Question 2: /);
  for (const words of Object.values(findingWords)) expect(words).toMatch(/^[A-Z].*\.$/);
});
