import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approvalStateOn, approvalsFor, approvalsOverlap } from './approvals.ts';
import type { ApprovalFacts } from './approvals.ts';

const approval: ApprovalFacts = {
  id: 'a1',
  courseVersionId: 'v1',
  bodySlug: 'body',
  jurisdiction: 'Florida',
  approvalNumber: '20-1',
  providerNumber: null,
  approvedTitle: 'As approved',
  unitsMilli: 1500,
  validFrom: '2026-07-01',
  validUntil: '2027-06-30',
  withdrawnAt: null,
};
const withdrawnAt = new Date('2026-12-01T00:00:00Z');

test.each([
  ['the day before', {}, '2026-06-30', 'not-started'],
  ['the first day', {}, '2026-07-01', 'running'],
  ['the last day', {}, '2027-06-30', 'running'],
  ['the day after', {}, '2027-07-01', 'ended'],
  ['no end', { validUntil: null }, '2060-01-01', 'running'],
  ['withdrawn, of a day before that', { withdrawnAt }, '2026-08-01', 'withdrawn'],
] as const)('on %s an approval is %o %s: %s', (_name, change, day, state) => {
  const given = { ...approval, ...change };
  expect(approvalStateOn(given, day)).toBe(state);
  expect(approvalsFor([given], 'v1', day)).toEqual(state === 'running' ? [given] : []);
});

test('an approval of another version holds for nothing here', () => {
  expect(approvalsFor([approval], 'v2', '2026-08-01')).toEqual([]);
});

test.each([
  ['the same days', {}, true],
  ['one day in common', { validFrom: '2027-06-30', validUntil: null }, true],
  ['the day after its end', { validFrom: '2027-07-01', validUntil: null }, false],
  ['until the day before its start', { validFrom: '2025-07-01', validUntil: '2026-06-30' }, false],
  ['the same place in other letters', { jurisdiction: ' FLORIDA ' }, true],
  ['another place', { jurisdiction: 'Georgia' }, false],
  ['another body', { bodySlug: 'other' }, false],
  ['another version', { courseVersionId: 'v2' }, false],
  ['withdrawn', { withdrawnAt }, false],
])('%s: overlaps is %s', (_name, change, expected) => {
  expect(approvalsOverlap(approval, { ...approval, ...change })).toBe(expected);
  expect(approvalsOverlap({ ...approval, ...change }, approval)).toBe(expected);
});

const day = fc.integer({ min: 0, max: 40 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const any = fc.record({
  courseVersionId: fc.constantFrom('v1', 'v2'),
  bodySlug: fc.constantFrom('a', 'b'),
  jurisdiction: fc.constantFrom('Florida', 'florida', 'Georgia'),
  span: fc.tuple(day, fc.option(day)),
  isWithdrawn: fc.boolean(),
});

test('whatever is entered, as long as no overlap is let in, a completion has at most one line of a body and place', () => {
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), day, (wanted, completedOn) => {
      const entered: ApprovalFacts[] = [];
      for (const [index, { span, isWithdrawn, ...rest }] of wanted.entries()) {
        const [from, until] = inOrder(span);
        const next = { ...approval, ...rest, id: String(index), validFrom: from, validUntil: until };
        const given = { ...next, withdrawnAt: isWithdrawn ? withdrawnAt : null };
        if (!entered.some((other) => approvalsOverlap(given, other))) entered.push(given);
      }
      const holding = approvalsFor(entered, 'v1', completedOn);
      const places = holding.map(({ bodySlug, jurisdiction }) => `${bodySlug} ${jurisdiction.toLowerCase()}`);
      expect(new Set(places).size).toBe(places.length);
      expect(holding.every(({ withdrawnAt: gone }) => gone === null)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

function inOrder([one, other]: [string, string | null]): [string, string | null] {
  return other !== null && other < one ? [other, one] : [one, other];
}
