import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correction, positions, questions, recordOf } from '#tests/support/attempt-record.ts';
import type { RecordPlan } from '#tests/support/attempt-record.ts';
import { concerning, resolveVersion, versionsHitBy } from './chain.ts';
import { outcomeOf, regraded } from './outcome.ts';
import { markByLog, regradeSchema, regradesDue } from './regrade.ts';
import type { NamedCorrection } from './regrade.ts';

const anyCorrections: fc.Arbitrary<NamedCorrection[]> = fc
  .array(
    fc.record({
      position: fc.constantFrom(...positions),
      from: fc.constantFrom('v', 'w'),
      to: fc.constantFrom('v', 'w', null),
    }),
    { maxLength: 6 },
  )
  .map((given) =>
    given
      .filter(({ from, to }) => from !== to)
      .map(({ position, from, to }, index) =>
        correction(`c${index}`, `${from}${position}`, to && `${to}${position}`, 150 + index),
      ),
  );
const anyPlan: fc.Arbitrary<RecordPlan> = fc.record({
  answers: fc.array(fc.record({ position: fc.constantFrom(...positions), key: fc.constantFrom('a', 'b', 'c') }), {
    maxLength: 10,
  }),
  corrections: anyCorrections,
  correctionsAtEnd: fc.nat(6),
  passPercent: fc.constantFrom(25, 50, 75, 100),
});

test('a pass never becomes a fail and is never held back, and the score stays within its bounds', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const { firstResult, standing } = recordOf(plan);
      if (!firstResult || !standing) throw new Error('not finished');
      expect(standing.passed || !firstResult.passed).toBe(true);
      expect(standing.heldBack && firstResult.passed).toBe(false);
      expect(standing.scoreMilli).toBeGreaterThanOrEqual(0);
      expect(standing.scoreMilli).toBeLessThanOrEqual(standing.maximumMilli);
    }),
  );
});

test('the standing marks are those of the log with every correction, however many were there at the end', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const record = recordOf(plan);
      if (!record.standing || !record.policy) throw new Error('not finished');
      const again = markByLog({ ...record, policy: record.policy }, plan.corrections ?? [], questions);
      expect(record.standing.marks).toEqual(again.marks);
      expect(record.standing.scoreMilli).toBe(again.scoreMilli);
      const late = recordOf({ ...plan, correctionsAtEnd: 0 });
      expect(late.standing?.marks).toEqual(record.standing.marks);
    }),
  );
});

test('a record that follows every correction is due no regrade, in whatever order the corrections are listed', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const record = recordOf(plan);
      if (!record.standing || !record.policy) throw new Error('not finished');
      const due = regradesDue(
        { ...record, policy: record.policy, standing: record.standing },
        (plan.corrections ?? []).toReversed(),
        questions,
      );
      expect(due).toEqual([]);
    }),
  );
});

test('replaying the regrade steps gives the standing result', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const { firstResult, standing, steps } = recordOf(plan);
      if (!firstResult || !standing) throw new Error('not finished');
      let replayed = outcomeOf(firstResult);
      for (const { kind, response } of steps) {
        if (kind !== 'regrade') continue;
        const step = regradeSchema.parse(response);
        expect(step.before).toEqual(replayed);
        replayed = step.after;
      }
      expect(outcomeOf(standing)).toEqual(replayed);
    }),
  );
});

test('a void question gives its whole mark, also to a blank', () => {
  const { firstResult, standing, steps } = recordOf({ answers: [], corrections: [correction('c', 'v3', null, 150)] });
  expect(firstResult?.scoreMilli).toBe(0);
  expect(standing).toMatchObject({ scoreMilli: 1000, correctCount: 1, passed: false });
  expect(steps.at(-1)?.response).toMatchObject({
    correctionId: 'c',
    kind: 'void',
    positions: [{ position: 3, before: { scoreMilli: 0 }, after: { scoreMilli: 1000 } }],
  });
});

test('a fail becomes a pass; a pass that the new score no longer reaches stands, and the step says so', () => {
  const answers = [1, 2].map((position) => ({ position, key: 'a' }));
  const fixed = correction('c', 'v3', 'w3', 150);
  const up = recordOf({ answers: [...answers, { position: 3, key: 'b' }], corrections: [fixed] });
  expect(up.firstResult?.passed).toBe(false);
  expect(up.standing).toMatchObject({ passed: true, percentTenths: 750 });
  const down = recordOf({ answers: [...answers, { position: 3, key: 'a' }], corrections: [fixed] });
  expect(down.firstResult).toMatchObject({ passed: true, percentTenths: 750 });
  expect(down.standing).toMatchObject({ passed: true, percentTenths: 500 });
  expect(down.steps.at(-1)?.response).toMatchObject({ keptPass: true, after: { passed: true } });
});

test('a pass that was given is not held back afterwards; what was failed may be', () => {
  const base = { scoreMilli: 1, maximumMilli: 4, correctCount: 1, questionCount: 4, percentTenths: 250 };
  const held = { ...base, passed: false, heldBack: true };
  expect(regraded({ ...base, passed: true, heldBack: false }, held)).toMatchObject({ passed: true, heldBack: false });
  expect(regraded({ ...base, passed: false, heldBack: false }, held)).toMatchObject({ passed: false, heldBack: true });
  expect(regraded(held, { ...base, passed: true, heldBack: false })).toMatchObject({ passed: true, heldBack: false });
});

test('a correction that is taken back leads back, and not round in a circle', () => {
  const there = correction('c1', 'v1', 'w1', 1);
  const back = correction('c2', 'w1', 'v1', 2);
  const again = correction('c3', 'v1', null, 3);
  expect(resolveVersion('v1', [back, there])).toEqual({ versionId: 'v1', isVoid: false });
  expect(resolveVersion('w1', [there, back])).toEqual({ versionId: 'v1', isVoid: false });
  expect(resolveVersion('v1', [there, back, again])).toEqual({ versionId: 'v1', isVoid: true });
  expect(concerning(['v1'], [there, back, again]).map(({ id }) => id)).toEqual(['c1', 'c2', 'c3']);
  expect(concerning(['w1'], [there, back]).map(({ id }) => id)).toEqual(['c2']);
  expect(versionsHitBy(back, [there, back], ['v1', 'w1', 'v2'])).toEqual(['v1', 'w1']);
});
