import { expect, test } from 'vitest';
import { bodyRule, hours, learningOf, membershipOf } from '#tests/support/bodies.ts';
import { bodies, bodyOf } from '../load.ts';
import {
  limitText,
  missingText,
  nextText,
  periodText,
  reasonsText,
  totalText,
  unitsText,
  verdictWords,
} from '../messages.ts';
import { candidateOf } from '../rules/candidate.ts';
import { standing } from '../rules/standing.ts';
import type { Learning } from '../rules/types.ts';
import { newMembership } from '../rules/new-membership.ts';
import { willCount } from '../rules/will-count.ts';
import type { BodyRule } from '../schema.ts';
import { cycleText } from './cycle.ts';
import { limitModesText, measureText } from './limit.ts';
import { carryOverText, inOneLine, quotaText, reflectionText, unitText } from './rule.ts';
import { doubtTexts, effectTexts, willCountText } from './will-count.ts';

const today = '2026-11-28';
const course = candidateOf({ slug: 'a', title: 'A course', minutes: 60 }, {}, today);

function shipped(slug: string): BodyRule {
  const rule = bodyOf(slug);
  if (!rule) throw new Error(`${slug} is missing`);
  return rule;
}

function texts(
  rule: BodyRule,
  learning: readonly Learning[] = [],
  candidate = course,
  disciplines = ['Massage'],
): string[] {
  const will = willCount(rule, newMembership(rule, today, { level: null, disciplines }), learning, candidate, today);
  return [willCountText(rule, will), ...effectTexts(rule, will)];
}

test('a course of ours by the rules as shipped', () => {
  const myotherapy = shipped('myotherapy-association-australia');
  expect(texts(myotherapy, [hours(9, { completedOn: '2026-09-01' })])).toEqual([
    'Adds 1 of your 20 PD points.',
    'Belongs to “Informal learning”: at most 16; you have 9.',
    'Does not fill “Formal learning”, of which at least 4 are asked.',
  ]);
  expect(texts(myotherapy, [hours(16, { completedOn: '2026-09-01' })])).toEqual([
    'Adds nothing more: what may come from learning of this kind is full.',
    '“Informal learning” takes at most 16 PD points, and no more of this fits.',
    'Does not fill “Formal learning”, of which at least 4 are asked.',
  ]);
  expect(texts(shipped('anta'))).toEqual([
    'Adds 1 of your 20 CPE points.',
    'Fills “On your accredited modality”: 1 of at least 10 with it.',
  ]);
  expect(texts(shipped('atms'))[0]).toMatch(/^We cannot say how many CPE points it gives/);
  expect(texts(shipped('iict'))[0]).toMatch(/^IICT asks for no CPD/);
  expect(texts(shipped('cmto'))[0]).toMatch(/^CMTO counts no hours/);
  expect(texts(shipped('newfoundland-and-labrador'))[0]).toBe('Adds 0.5 of your 30 board units of two hours.');
});

test('a course counts for CNHC on the only therapy, and on several once the log says which', () => {
  const cnhc = shipped('cnhc');
  expect(texts(cnhc)).toEqual(['Adds 1 of your 15 hours.', 'Fills “On Massage”: 1 of at least 10 with it.']);
  expect(texts(cnhc, [], course, ['Massage', 'Reflexology'])).toEqual([
    'Adds 1 of your 25 hours.',
    'Say in your log on which of your therapies it was, and it fills the part of that one.',
  ]);
});

test('a board that counts only what it approved takes a course from the day on which the registry has it', () => {
  const ncbtmb = shipped('ncbtmb');
  expect(texts(ncbtmb)).toEqual([
    'Does not count: The course itself must be approved by the board; its provider’s approval is not enough.'.replace(
      '’',
      "'",
    ),
  ]);
  expect(texts(ncbtmb, [], { ...course, approvedUnits: { ncbtmb: 1.5 } })).toEqual([
    'Adds 1.5 of your 24 CE hours.',
    'The number is as NCBTMB approved it.',
    'Does not fill “Ethics”, of which at least 3 are asked.',
  ]);
});

test('where somebody stands, in sentences with their numbers', () => {
  const rule = bodyRule({
    limits: [
      { id: 'person', label: 'In person', kind: 'minimum', measure: { units: 3 }, where: { modes: ['in_person'] } },
      { id: 'one', label: 'Any single activity', kind: 'maximum', measure: { units: 5 }, isPerActivity: true },
    ],
  });
  const found = standing(rule, membershipOf(), [hours(7), hours(1, { mode: 'in_person' })], today);
  expect(totalText(found)).toBe('6 of 20 hours');
  expect(found.limits.map((limit) => limitText(rule, limit, found.quotaUnits))).toEqual([
    'In person: at least 3 of your 20 hours; you have 1.',
    'Any single activity: at most 5 of your 20 hours; the largest has 5.',
  ]);
  expect(nextText(rule, found.next)).toBe('2 hours more: in person.');
  expect(found.activities.map((each) => reasonsText(rule, each))).toEqual([
    [],
    ['2 hours over the maximum for “Any single activity” do not count.'],
  ]);
  expect(periodText(rule, { from: '2026-01-01', to: '2026-12-31' })).toBe('1 January 2026 to 31 December 2026');
  expect([verdictWords[found.verdict], missingText('level')]).toEqual([
    'Not yet met',
    'Tell us your level of membership: the number asked for hangs on it.',
  ]);
});

test('numbers are cut off, never rounded up', () => {
  const short = standing(bodyRule(), membershipOf(), [learningOf({ minutes: 1199.9 })], today);
  expect(totalText(short)).toBe('19.99 of 20 hours');
  expect([unitsText(bodyRule(), 1), unitsText(bodyRule(), 0.5), unitsText(bodyRule(), 1 / 3)]).toEqual([
    '1 hour',
    '0.5 hours',
    '0.33 hours',
  ]);
});

test('each rule that ships can be read: no gap, no bare CEU, and its doubts beside the answer', () => {
  for (const rule of bodies().values()) {
    const lines = [
      quotaText(rule),
      inOneLine(rule),
      unitText(rule),
      carryOverText(rule),
      reflectionText(rule),
      ...rule.limits.flatMap((limit) => [measureText(rule, limit), limitModesText(limit) ?? 'Any kind.']),
      ...texts(rule),
      ...doubtTexts(rule),
    ];
    for (const line of lines) {
      expect(line, rule.slug).not.toMatch(/undefined|null|NaN|\bCEUs?\b|\s{2}/);
      expect(line, rule.slug).not.toBe('');
    }
  }
  expect(cycleText(shipped('florida'))).toBe('in 2 years, to 31 August 2027, 2029 and so on');
  expect(cycleText(shipped('mtaa'))).toBe('in 3 years, to 31 December 2027, 2030 and so on');
});
