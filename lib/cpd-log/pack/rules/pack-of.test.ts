import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  packCompletion,
  packEntry,
  packFacts,
  packMembership,
  packRule,
  packStanding,
} from '#tests/support/audit-pack.ts';
import { gapText } from '../../messages/gaps.ts';
import type { PackFacts } from '../facts.ts';
import { yearsBefore } from './gaps.ts';
import { packOf } from './pack-of.ts';

const file = (id: string) => ({
  id,
  fileName: `${id}.png`,
  mediaType: 'image/png',
  sizeBytes: 10,
  sha256: id,
  createdAt: new Date('2026-11-01T00:00:00Z'),
});
const withEvidence = packEntry(1, { evidence: [file('a')] });
const kinds = (facts: PackFacts) => packOf(facts).gaps.map(({ kind }) => kind);
/** A pack that lacks nothing. */
const whole = (change: Partial<PackFacts> = {}) => {
  const entries = change.entries ?? [withEvidence];
  const rule = change.rule ?? packRule();
  return packFacts({
    entries,
    rule,
    standing: packStanding(rule, entries, { verdict: 'met', totalUnits: 20 }),
    period: { from: '2026-07-01', to: '2026-11-28' },
    ...change,
  });
};

test('a pack with everything names no gap', () => {
  expect(packOf(whole()).gaps).toEqual([]);
});

test('it holds the activities of the period and no other, oldest first, whatever the order of the log', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 }), fc.nat(), (offsets, seed) => {
      const entries = offsets.map((days, index) =>
        packEntry(index, { completedOn: new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10) }),
      );
      const turned = entries.map((_, index) => entries[(index + seed) % entries.length] ?? packEntry(0));
      const [pack, other] = [packOf(packFacts({ entries })), packOf(packFacts({ entries: turned }))];
      const days = pack.activities.map(({ completedOn }) => completedOn);
      expect(days).toEqual(days.toSorted());
      expect(days.every((day) => day >= '2026-07-01' && day <= '2027-06-30')).toBe(true);
      expect(pack.activities).toHaveLength(
        entries.filter(({ completedOn }) => completedOn >= '2026-07-01' && completedOn <= '2027-06-30').length,
      );
      expect({ ...other, summary: null }).toEqual({ ...pack, summary: null });
      expect(JSON.parse(JSON.stringify(pack)), 'it is plain JSON').toEqual(pack);
    }),
    { numRuns: 60 },
  );
});

describe('gaps', () => {
  const bare = packEntry(2);
  test.each<[string, Partial<PackFacts>]>([
    ['own-form', { rule: packRule({ evidence: { keep: [], audit: null, isOwnForm: true } }) }],
    ['no-legal-name', { holder: { legalName: null } }],
    ['not-a-member', { membership: null }],
    ['no-membership-number', { membership: { ...packMembership, membershipNumber: null } }],
    ['rule-not-verified', { rule: packRule({ status: 'not-verified' }) }],
    ['rule-partly-found', { rule: packRule({ status: 'partly-found' }) }],
    ['not-a-period-of-the-body', { isBodyPeriod: false }],
    ['period-runs', { period: { from: '2026-07-01', to: '2026-11-29' } }],
    ['no-evidence', { entries: [bare] }],
    ['no-reflection', { rule: packRule({ reflection: { isAsked: 'yes', shape: 'free' } }) }],
    ['no-goals', { rule: packRule({ reflection: { isAsked: 'yes', shape: 'cmtbc-goals' } }) }],
    [
      'reflections-left-out',
      { rule: packRule({ reflection: { isAsked: 'yes', shape: 'free' } }), includesReflections: false },
    ],
    ['reported-by-provider', { rule: packRule({ evidence: { keep: [], audit: null, isReportedByProvider: true } }) }],
    [
      'too-old',
      {
        rule: packRule({ evidence: { keep: [], audit: null, notOlderThanYears: 3 } }),
        entries: [packEntry(1, { completedOn: '2023-11-27', evidence: [file('a')] })],
        period: { from: '2023-01-01', to: '2026-11-28' },
      },
    ],
  ])('%s is named, and it alone', (kind, change) => {
    expect(kinds(whole(change))).toEqual([kind]);
  });

  test('quota and minimums that are not met are named with what is short', () => {
    const rule = packRule();
    const limits = [
      {
        limitId: 'in-person',
        label: 'In person',
        kind: 'minimum' as const,
        limitUnits: 4,
        haveUnits: 1.5,
        isMet: false,
      },
      { limitId: 'reading', label: 'Reading', kind: 'maximum' as const, limitUnits: 4, haveUnits: 5, isMet: false },
    ];
    const standing = packStanding(rule, [withEvidence], { verdict: 'missed', totalUnits: 1.5, limits });
    expect(packOf(whole({ rule, standing })).gaps).toEqual([
      { kind: 'quota-not-met', shortUnits: 18.5 },
      { kind: 'minimum-not-met', label: 'In person', haveUnits: 1.5, limitUnits: 4 },
    ]);
  });

  test('evidence exactly as old as the body accepts is not named', () => {
    const rule = packRule({ evidence: { keep: [], audit: null, notOlderThanYears: 3 } });
    const entries = [packEntry(1, { completedOn: '2023-11-28', evidence: [file('a')] })];
    expect(kinds(whole({ rule, entries, period: { from: '2023-01-01', to: '2026-11-28' } }))).toEqual([]);
    expect(yearsBefore('2024-02-29', 3)).toBe('2021-02-28');
    expect(yearsBefore('2024-02-29', 4)).toBe('2020-02-29');
  });

  test('a completion needs no file; one whose certificate was revoked is named', () => {
    const { entry, completion } = packCompletion(1);
    expect(kinds(whole({ entries: [entry], completions: [completion] }))).toEqual([]);
    const revoked = { ...completion, certificate: { ...completion.certificate, status: 'revoked' as const } };
    expect(packOf(whole({ entries: [entry], completions: [revoked] })).gaps).toEqual([
      { kind: 'certificate-revoked', positions: [1] },
    ]);
  });

  test('each has a heading and a sentence', () => {
    const pack = packOf(packFacts({ entries: [bare], membership: null, holder: { legalName: null } }));
    for (const gap of pack.gaps) {
      const { title, text } = gapText(gap, pack);
      expect(title.length).toBeGreaterThan(4);
      expect(text).toMatch(/\.$/);
    }
  });
});

describe('reflections', () => {
  const said = packEntry(1, {
    evidence: [file('a')],
    learned: 'SECRET words',
    reflections: [
      { id: 'r1', shape: 'free', answers: { text: 'SECRET free' }, updatedAt: new Date(0) },
      { id: 'r2', shape: 'cnhc-steps', answers: { need: 'SECRET need', review: ' ' }, updatedAt: new Date(0) },
    ],
  });
  test('are left out unless the body asks or the therapist wants them, down to the last word', () => {
    expect(JSON.stringify(packOf(whole({ entries: [said] })))).not.toContain('SECRET');
    expect(packOf(whole({ entries: [said], includesReflections: true })).reflections.length).toBeGreaterThan(0);
  });
  test('come in the shape that the body asks for, without empty answers', () => {
    const rule = packRule({ reflection: { isAsked: 'yes', shape: 'cnhc-steps' } });
    const pack = packOf(whole({ rule, entries: [said] }));
    expect(pack.reflections.map(({ shape, answers }) => [shape, answers.map(({ text }) => text)])).toEqual([
      ['log', ['SECRET words']],
      ['cnhc-steps', ['SECRET need']],
    ]);
    expect(pack.gaps).toEqual([]);
  });
});

test('a certificate carries its outcomes, its method and how it was studied, and an approval of this body only', () => {
  const { entry, completion } = packCompletion(1);
  const line = {
    bodySlug: 'test-body',
    bodyName: 'Test Body',
    jurisdiction: 'Australia',
    approvalNumber: 'A-1',
    providerNumber: null,
    approvedTitle: 'Touch',
    units: 4,
    unitsText: '4 hours',
    membershipNumber: null,
  };
  const withLines = {
    ...completion,
    certificate: {
      ...completion.certificate,
      certificate: {
        ...completion.certificate.certificate,
        approvals: [{ ...line, bodySlug: 'another', approvalNumber: 'B-1' }, line],
      },
    },
  };
  const [certificate] = packOf(whole({ entries: [entry], completions: [withLines] })).certificates;
  expect(certificate).toMatchObject({
    activityPosition: 1,
    outcomes: ['Explain what touch does', 'Say what it cannot do'],
    approval: { number: 'A-1' },
    record: { attempt: { percent: 90 } },
  });
});

test('without a body nothing is counted and everything is listed', () => {
  const pack = packOf(packFacts({ rule: null, membership: null, entries: [withEvidence] }));
  expect(pack).toMatchObject({ body: null, summary: null, minutes: 90, activities: [{ countedUnits: null }] });
});
