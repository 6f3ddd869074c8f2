import { expect, test } from 'vitest';
import { bodyOf } from '#lib/bodies/load.ts';
import type { Learning, Membership } from '#lib/bodies/rules/types.ts';
import { willCount } from '#lib/bodies/rules/will-count.ts';
import { fillsNext } from './fills-next.ts';

const today = '2026-11-29';
const learned = (id: string, mode: Learning['mode'], minutes: number): Learning => ({
  id,
  title: id,
  completedOn: '2026-11-01',
  minutes,
  mode,
  relation: 'direct',
  subjects: [],
  disciplines: [],
  isAssessed: true,
  approvedUnits: {},
  claims: {},
  stands: true,
});

/** Whether a course of an hour helps with what one body asks next. */
function helps(bodySlug: string, given: Partial<Membership>, mode: Learning['mode'], log: readonly Learning[] = []) {
  const rule = bodyOf(bodySlug);
  if (!rule) throw new Error(`${bodySlug} is gone`);
  const membership = {
    bodySlug,
    level: null,
    disciplines: ['Massage'],
    joinedOn: null,
    cycleEndsOn: '2027-03-31',
    carriedInUnits: 0,
    ...given,
  };
  const will = willCount(rule, membership, log, learned('course', mode, 60), today);
  return [will.before.next.kind, fillsNext(will.before, will)];
}

test('a course is offered for a minimum only where it fills that minimum', () => {
  const ma = 'myotherapy-association-australia';
  expect(helps(ma, {}, 'online_self_paced')).toEqual(['fill-minimum', false]);
  expect(helps(ma, {}, 'online_live')).toEqual(['fill-minimum', true]);
  expect(helps(ma, {}, 'online_self_paced', [learned('workshop', 'in_person', 300)])).toEqual(['fill-quota', true]);
  expect(helps(ma, {}, 'online_self_paced', [learned('workshop', 'in_person', 3000)])).toEqual(['renew', false]);
});

test('a course is offered for a part on one of several therapies, because the log can name it', () => {
  expect(helps('cnhc', { disciplines: ['Massage', 'Reflexology'] }, 'online_self_paced')).toEqual([
    'fill-minimum',
    true,
  ]);
});
