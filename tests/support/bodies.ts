import type { Learning, Membership } from '#lib/bodies/rules/types.ts';
import { bodySchema, type BodyRule } from '#lib/bodies/schema.ts';

/** A body that asks for 20 hours a calendar year, with what a test changes. Refused where the schema refuses it. */
export function bodyRule(changes: Partial<BodyRule> = {}): BodyRule {
  return bodySchema.parse({
    slug: 'a-body',
    name: 'A body of this test',
    shortName: 'Body',
    kind: 'association',
    country: 'AU',
    website: 'https://body.example/',
    summary: 'Twenty hours a year.',
    status: 'found',
    checkedOn: '2026-11-28',
    sources: [{ url: 'https://body.example/cpd', what: 'Rules of CPD' }],
    doubts: [],
    unit: { one: 'hour', many: 'hours', minutes: 60 },
    quota: { kind: 'units', units: 20 },
    cycle: { kind: 'fixed', startsOn: '01-01', years: 1 },
    limits: [],
    excluded: [],
    carryOver: { kind: 'none' },
    evidence: { keep: [], audit: null },
    reflection: { isAsked: 'unknown', shape: 'free' },
    online: null,
    alsoKeep: [],
    certificateFields: [],
    ...changes,
  });
}

export function membershipOf(changes: Partial<Membership> = {}): Membership {
  return {
    bodySlug: 'a-body',
    level: null,
    disciplines: [],
    joinedOn: null,
    cycleEndsOn: null,
    carriedInUnits: 0,
    ...changes,
  };
}

let made = 0;

/** Learning of one hour, online at one's own pace and assessed, on 1 June 2026. */
export function learningOf(changes: Partial<Learning> = {}): Learning {
  made += 1;
  return {
    id: `learning-${String(made).padStart(4, '0')}`,
    title: 'Something learnt',
    completedOn: '2026-06-01',
    minutes: 60,
    mode: 'online_self_paced',
    relation: 'direct',
    subjects: [],
    disciplines: [],
    isAssessed: true,
    approvedUnits: {},
    claims: {},
    stands: true,
    ...changes,
  };
}

/** Learning of so many hours. */
export const hours = (count: number, changes: Partial<Learning> = {}) =>
  learningOf({ minutes: count * 60, ...changes });
