import { expect, test } from 'vitest';
import { hours } from '#tests/support/bodies.ts';
import { bodies, bodyOf } from './load.ts';
import { approvedUnitsOf } from './queries/approvals.ts';
import { standing } from './rules/standing.ts';
import type { Learning, Membership } from './rules/types.ts';
import { newMembership } from './rules/new-membership.ts';
import type { BodyRule } from './schema.ts';

const today = '2026-11-28';
const all = [...bodies().values()];

/** A member who joined a year and a half ago and has told all that is asked for. */
function typical(rule: BodyRule): Membership {
  const level = rule.quota.kind === 'levels' ? (rule.quota.levels[0]?.key ?? null) : null;
  const told = newMembership(rule, today, { level, disciplines: ['Massage'] });
  return { ...told, joinedOn: '2025-05-20' };
}

/** Learning that the body has approved and that meets whatever the rule names: every subject, in person, on the therapy. */
function plenty(rule: BodyRule): Learning[] {
  const each = Array.from({ length: 24 }, (_, index) => ({
    completedOn: `2026-11-${String(index + 1).padStart(2, '0')}`,
  }));
  return each.map((day) =>
    hours(5, {
      ...day,
      mode: 'in_person',
      subjects: ['ethics', 'laws', 'medical_errors', 'human_trafficking', 'harassment', 'domestic_violence'],
      approvedUnits: { [rule.slug]: 5 },
    }),
  );
}

const isNotKnown = (rule: BodyRule) => rule.quota.kind === 'unknown';

test.each(all.map((rule) => [rule.slug, rule] as const))('%s: a typical member gets an answer', (_, rule) => {
  const empty = standing(rule, typical(rule), [], today);
  const full = standing(rule, typical(rule), plenty(rule), today);
  if (rule.quota.kind === 'none') expect(full.verdict).toBe('nothing-asked');
  else if (rule.quota.kind === 'tasks') expect(full.verdict).toBe('tasks');
  else if (isNotKnown(rule)) {
    expect(full.verdict).toBe('cannot-say');
    expect(rule.doubts.some(({ part }) => part === 'quota')).toBe(true);
  } else {
    expect(empty.verdict).toBe('open');
    expect(empty.missing).toEqual([]);
    expect(full.verdict).toBe('met');
  }
  if (rule.cycle.kind !== 'none')
    expect((full.period?.from ?? '') <= today && today <= (full.period?.to ?? '')).toBe(true);
});

test('what has nothing to do with the work is never worth more than what has a little to do with it', () => {
  for (const rule of all) {
    const of = (relation: Learning['relation']) =>
      standing(
        rule,
        typical(rule),
        plenty(rule).map((each) => ({ ...each, relation })),
        today,
      ).totalUnits;
    expect([rule.slug, of('unrelated') <= of('general')]).toEqual([rule.slug, true]);
  }
});

test('a completion approved in two places counts by the smaller number, before and after it', () => {
  expect(
    approvedUnitsOf([
      { bodySlug: 'a', units: 2 },
      { bodySlug: 'a', units: 1.5 },
      { bodySlug: 'b', units: 3 },
    ]),
  ).toEqual({ a: 1.5, b: 3 });
});

test('a body that has no number or no scale says why, where the pages show it', () => {
  for (const rule of all) {
    const parts = new Set(rule.doubts.map(({ part }) => part));
    if (isNotKnown(rule)) expect([rule.slug, parts.has('quota')]).toEqual([rule.slug, true]);
    if (rule.unit.minutes === null) expect([rule.slug, parts.has('unit')]).toEqual([rule.slug, true]);
  }
});

/** Quota, unit, limits and carry-over as the domain's table of bodies prints them. */
test.each([
  ['anta', 20, 60, 'none'],
  ['myotherapy-association-australia', 20, 60, 'unknown'],
  ['cma', 20, null, 'capped'],
  ['mti', 18, 60, 'all'],
  ['sma', 30, 60, 'unknown'],
  ['fht', 10, null, 'none'],
  ['amta', 48, 60, 'unknown'],
  ['ncbtmb', 24, 60, 'none'],
  ['florida', 24, 50, 'none'],
  ['texas', 12, 60, 'unknown'],
  ['illinois', 25, 60, 'unknown'],
  ['newfoundland-and-labrador', 30, 120, 'unknown'],
  ['mtaa', 30, null, 'capped'],
  ['imta', 100, null, 'unknown'],
] as const)('%s asks for %d units, of %s minutes, and carries over: %s', (slug, units, minutes, carryOver) => {
  const rule = bodyOf(slug);
  expect(rule?.quota).toEqual({ kind: 'units', units });
  expect(rule?.unit.minutes).toBe(minutes);
  expect(rule?.carryOver.kind).toBe(carryOver);
});

test('CNHC as shipped: a third for one activity, ten of fifteen on the therapy', () => {
  const rule = bodyOf('cnhc');
  if (!rule) throw new Error('CNHC is missing');
  const found = standing(rule, typical(rule), [hours(15, { completedOn: '2026-10-01' })], today);
  expect(found).toMatchObject({ quotaUnits: 15, totalUnits: 5, verdict: 'open' });
  expect(found.limits.map(({ label, limitUnits }) => [label, limitUnits])).toEqual([
    ['Any single activity', 5],
    ['On Massage', 10],
  ]);
});
