import { expect, test } from 'vitest';
import { bodyRule, hours, learningOf, membershipOf } from '#tests/support/bodies.ts';
import { standing } from './standing.ts';

const today = '2026-11-28';

test('three times twenty minutes are one hour, to the last digit', () => {
  const learning = [1, 2, 3].map(() => learningOf({ minutes: 20 }));
  expect(standing(bodyRule(), membershipOf(), learning, today)).toMatchObject({
    verdict: 'open',
    totalUnits: 1,
    daysLeft: 34,
    next: { kind: 'fill-quota', units: 19 },
  });
});

test('what was revoked, taken out, excluded or lies outside the period adds nothing and says why', () => {
  const rule = bodyRule({
    excluded: [{ id: 'first-aid', where: { subjects: ['first_aid'] }, why: 'It does not count.' }],
  });
  const learning = [
    hours(5),
    hours(5, { stands: false }),
    hours(5, { claims: { 'a-body': { isExcluded: true, units: null } } }),
    hours(5, { subjects: ['first_aid', 'safety'] }),
    hours(5, { completedOn: '2025-12-31' }),
  ];
  const { totalUnits, activities } = standing(rule, membershipOf(), learning, today);
  expect(totalUnits).toBe(5);
  expect(activities.map(({ reasons }) => reasons[0]?.kind)).toEqual([
    'excluded',
    'taken-out-by-you',
    'revoked',
    'counts',
    'outside-period',
  ]);
});

test('a body that asks for nothing, tasks, or what could not be read says so', () => {
  const kinds = [
    bodyRule({ quota: { kind: 'none' }, cycle: { kind: 'none' } }),
    bodyRule({ quota: { kind: 'tasks', tasks: [{ key: 'plan', label: 'A learning plan' }] } }),
    bodyRule({ quota: { kind: 'unknown' } }),
    bodyRule({ cycle: { kind: 'none' } }),
    bodyRule({ cycle: { kind: 'anniversary', years: 1 } }),
  ];
  expect(
    kinds.map((rule) => {
      const { verdict, missing } = standing(rule, membershipOf(), [hours(30)], today);
      return [verdict, ...missing];
    }),
  ).toEqual([
    ['nothing-asked'],
    ['tasks'],
    ['cannot-say', 'quota'],
    ['cannot-say', 'cycle'],
    ['cannot-say', 'joined-on'],
  ]);
});

test('a quota missed in a period that is over is missed, and met once it is filled', () => {
  const period = { from: '2025-01-01', to: '2025-12-31' };
  const at = (count: number) =>
    standing(bodyRule(), membershipOf(), [hours(count, { completedOn: '2025-12-31' })], today, period);
  expect(at(19)).toMatchObject({ verdict: 'missed', daysLeft: 0 });
  expect(at(20)).toMatchObject({ verdict: 'met', next: { kind: 'renew', on: '2025-12-31' } });
});
