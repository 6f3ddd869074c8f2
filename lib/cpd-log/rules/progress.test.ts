import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodies, bodyOf } from '#lib/bodies/load.ts';
import { standing } from '#lib/bodies/rules/standing.ts';
import type { Learning, Membership } from '#lib/bodies/rules/types.ts';
import { missingPhrases, standingLine, verdictSentence } from '../messages/standing.ts';
import { endingPeriods } from './ending-periods.ts';
import { progressOf } from './progress.ts';

const today = '2026-11-29';
const learned = (id: string, completedOn: string, minutes: number, given: Partial<Learning> = {}): Learning => ({
  id,
  title: `Learning ${id}`,
  completedOn,
  minutes,
  mode: 'online_self_paced',
  relation: 'direct',
  subjects: [],
  disciplines: [],
  isAssessed: false,
  approvedUnits: {},
  claims: {},
  stands: true,
  ...given,
});
const member = (bodySlug: string, given: Partial<Membership> = {}): Membership => ({
  bodySlug,
  level: null,
  disciplines: ['Massage'],
  joinedOn: '2024-05-05',
  cycleEndsOn: '2027-03-31',
  carriedInUnits: 0,
  ...given,
});
const ruleOf = (slug: string) => {
  const rule = bodyOf(slug);
  if (!rule) throw new Error(`${slug} is gone`);
  return rule;
};

test('the marks rise in the order of their days and end at the total that the words say', () => {
  const one = standing(
    ruleOf('myotherapy-association-australia'),
    member('myotherapy-association-australia', { carriedInUnits: 2, carriedInOn: '2026-08-01' }),
    [
      learned('late', '2026-11-20', 90),
      learned('early', '2026-07-01', 120, { mode: 'in_person' }),
      learned('outside', '2026-06-30', 600),
    ],
    today,
  );
  const progress = progressOf(one, today);
  expect(progress?.marks.map(({ id, sumUnits }) => [id, sumUnits])).toEqual([
    ['early', 4],
    ['late', 5.5],
  ]);
  expect(progress).toMatchObject({ from: '2026-07-01', to: '2027-06-30', startUnits: 2 });
  expect(progress?.marks[0]?.share).toBe(0);
  expect(one.totalUnits).toBe(5.5);
  expect(verdictSentence(one)).toBe(
    '5.5 of 20 PD points so far. Still missing: 14.5 PD points in all and 2 (formal learning); 214\u00a0days left.',
  );
  expect(standingLine(one)).toBe('MA: 5.5 of 20 PD points, 214\u00a0days left');
});

test('for every body and any log, the drawing ends where the words do and stays within its frame', () => {
  const days = fc
    .integer({ min: 0, max: 1500 })
    .map((back) => new Date(Date.parse('2027-01-01T00:00:00Z') - back * 86_400_000).toISOString().slice(0, 10));
  const log = fc.array(fc.tuple(days, fc.integer({ min: 1, max: 2000 })), { maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...bodies().values()), log, (rule, lines) => {
      const level = rule.quota.kind === 'levels' ? (rule.quota.levels[0]?.key ?? null) : null;
      const one = standing(
        rule,
        member(rule.slug, { level }),
        lines.map(([day, minutes], index) => learned(String(index), day, minutes)),
        today,
      );
      const progress = progressOf(one, today);
      expect(progress === null).toBe(one.period === null);
      expect(verdictSentence(one)).not.toMatch(/undefined|NaN|null/);
      if (!progress) return;
      expect(progress.marks.at(-1)?.sumUnits ?? progress.startUnits).toBeCloseTo(one.totalUnits, 5);
      for (const { share, countedUnits } of progress.marks) {
        expect(share >= 0 && share <= 1).toBe(true);
        expect(countedUnits).toBeGreaterThan(0);
      }
    }),
    { numRuns: 150 },
  );
});

test('a period is near its end from 90 days before to 7 days after, with what was missing then', () => {
  const rule = ruleOf('anta');
  const near = (day: string) => endingPeriods(rule, member('anta'), [learned('a', '2026-05-05', 600)], day);
  expect(near('2026-10-01')).toEqual([]);
  expect(near('2026-10-02')).toMatchObject([{ endsOn: '2026-12-31', bodyName: 'ANTA' }]);
  expect(near('2027-01-07').map(({ endsOn, missing }) => [endsOn, missing?.[0]])).toEqual([
    ['2026-12-31', '10 CPE points'],
  ]);
  expect(near('2027-01-08')).toEqual([]);
});

test('a balance that rolls has no end, and a fact that is missing leaves it unsaid', () => {
  expect(endingPeriods(ruleOf('mma'), member('mma', { level: 'remedial' }), [], today)).toEqual([]);
  expect(missingPhrases(standing(ruleOf('fht'), member('fht', { joinedOn: null }), [], today))).toBeNull();
});
