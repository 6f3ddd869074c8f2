import type { CountedActivity, Standing } from '#lib/bodies/rules/types.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { codeFromBytes } from '#lib/certificate/code.ts';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import { learningOf } from '#lib/cpd-log/learning.ts';
import type { CompletionFacts, PackFacts } from '#lib/cpd-log/pack/facts.ts';
import type { LogEntry, MembershipItem } from '#lib/cpd-log/schema.ts';

/** A body that there is not, with a rule of the usual kind. */
export function packRule(change: Partial<BodyRule> = {}): BodyRule {
  return {
    slug: 'test-body',
    name: 'The Test Body of Massage Therapists',
    shortName: 'Test Body',
    kind: 'association',
    country: 'AU',
    website: 'https://body.example/',
    summary: 'Twenty hours a year, four of them in person.',
    status: 'found',
    checkedOn: '2026-11-20',
    sources: [{ url: 'https://body.example/cpd-rules-for-members', what: 'Rules for members' }],
    doubts: [],
    unit: { one: 'hour', many: 'hours', minutes: 60 },
    quota: { kind: 'units', units: 20 },
    cycle: { kind: 'fixed', startsOn: '07-01', years: 1 },
    limits: [],
    excluded: [],
    carryOver: { kind: 'none' },
    evidence: { keep: ['Certificates'], audit: 'A sample of members is asked each year.' },
    reflection: { isAsked: 'no', shape: 'free' },
    online: null,
    alsoKeep: [],
    certificateFields: [],
    ...change,
  };
}

export function packEntry(number: number, change: Partial<LogEntry> = {}): LogEntry {
  return {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    source: 'manual',
    title: `Workshop number ${number}`,
    provider: 'A provider',
    startedOn: null,
    completedOn: '2026-09-01',
    minutes: 90,
    mode: 'in_person',
    relation: 'direct',
    subjects: [],
    disciplines: [],
    isAssessed: false,
    learned: '',
    use: '',
    verification: 'self-declared',
    revision: 1,
    certificate: null,
    claims: {},
    evidence: [],
    reflections: [],
    ...change,
  };
}

const code = codeFromBytes(Buffer.alloc(16, 7));

/** An entry that a completion made, and the facts of its certificate. */
export function packCompletion(number: number): { entry: LogEntry; completion: CompletionFacts } {
  const id = `10000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
  const certificate: PublicCertificate = {
    status: 'valid',
    code,
    number: `AFF-2026-${String(number).padStart(6, '0')}`,
    issuedAt: new Date('2026-10-01T02:00:00Z'),
    statusSince: new Date('2026-10-01T02:00:00Z'),
    changes: [{ kind: 'issued', at: new Date('2026-10-01T02:00:00Z') }],
    supersededBy: null,
    certificate: {
      title: 'Certificate of achievement',
      number: `AFF-2026-${String(number).padStart(6, '0')}`,
      holderName: 'Zoë Åström',
      courseTitle: 'What touch does, and what it cannot do',
      courseSlug: 'touch',
      courseVersion: '1.2',
      completedOn: '2026-10-01',
      minutes: 240,
      hoursText: '4 hours',
      mode: 'online, self-paced, assessed',
      outcomes: ['Explain what touch does', 'Say what it cannot do'],
      result: { correct: 18, total: 20, percent: 90, passPercent: 80, attemptNumber: 2 },
      hoursMethod: '48,000 words at 12,000 words an hour.',
      provider: { name: 'Afferent', contact: 'hello@afferent.example', abn: null },
      signatory: null,
      basis: 'quiz',
      approvals: [],
    },
  };
  return {
    entry: packEntry(number, {
      source: 'completion',
      title: certificate.certificate.courseTitle,
      provider: 'Afferent',
      completedOn: '2026-10-01',
      minutes: 240,
      mode: 'online_self_paced',
      isAssessed: true,
      verification: 'issued-here',
      certificate: {
        id,
        code,
        number: certificate.number,
        status: 'valid',
        courseSlug: 'touch',
        courseVersion: '1.2',
        approvedUnits: {},
      } as LogEntry['certificate'],
    }),
    completion: {
      certificateId: id,
      certificate,
      record: {
        contentHash: 'ab'.repeat(32),
        enrolledAt: '2026-09-20T01:00:00.000Z',
        modules: [1, 2, 3].map((module) => ({
          title: `Module ${module}`,
          minutes: 80,
          openedAt: '2026-09-21T01:00:00.000Z',
          completedAt: module === 3 ? null : '2026-09-22T01:00:00.000Z',
          activeSeconds: module * 1400,
        })),
        attempt: {
          number: 2,
          startedAt: '2026-10-01T01:00:00.000Z',
          finishedAt: '2026-10-01T01:30:00.000Z',
          correct: 18,
          total: 20,
          percent: 90,
          passed: true,
        },
      },
    },
  };
}

export const packMembership: MembershipItem = {
  id: '20000000-0000-7000-8000-000000000001',
  bodySlug: 'test-body',
  membershipNumber: 'TB 10442',
  level: null,
  disciplines: ['Remedial massage'],
  joinedOn: '2019-03-01',
  cycleEndsOn: null,
  carriedInUnits: 0,
  carriedInOn: '2026-01-01',
};

/** A standing in which every hour of the entries counts. */
export function packStanding(rule: BodyRule, entries: readonly LogEntry[], change: Partial<Standing> = {}): Standing {
  const activities = entries.map((entry): CountedActivity => {
    const units = entry.minutes / 60;
    return { learning: learningOf(entry), units, countedUnits: units, reasons: [{ kind: 'counts' }] };
  });
  const totalUnits = activities.reduce((sum, { countedUnits }) => sum + countedUnits, 0);
  return {
    rule,
    verdict: totalUnits >= 20 ? 'met' : 'open',
    period: { from: '2026-07-01', to: '2027-06-30' },
    daysLeft: 200,
    quotaUnits: 20,
    carriedInUnits: 0,
    totalUnits,
    minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0),
    carriesOnUnits: 0,
    limits: [],
    activities,
    missing: [],
    next: { kind: 'nothing' },
    ...change,
  };
}

/** Facts of a pack with nothing wrong but what the changes say. */
export function packFacts(change: Partial<PackFacts> = {}): PackFacts {
  const rule = change.rule === undefined ? packRule() : change.rule;
  const entries = change.entries ?? [];
  return {
    holder: { legalName: 'Zoë Åström' },
    rule,
    membership: packMembership,
    standing: rule ? packStanding(rule, entries) : null,
    isBodyPeriod: true,
    entries,
    completions: [],
    goals: [],
    period: { from: '2026-07-01', to: '2027-06-30' },
    includesReflections: undefined,
    includesEvidence: true,
    today: '2026-11-28',
    ...change,
  };
}
