import type { ApprovalLine, CertificateSnapshot, PublicCertificate } from '#lib/certificate/schema.ts';

export const certificateAddress = 'https://learn.example.test';

/** A certificate as it was issued before 0.5: one title, none of the later facts. Everything in it is invented. */
export const oldCertificate: PublicCertificate = {
  status: 'valid',
  code: '7K3MQ9T2W8XA4N6PB5RZ1CD3E4',
  number: 'AFF-2026-000123',
  issuedAt: new Date('2026-11-21T00:00:00Z'),
  statusSince: new Date('2026-11-21T00:00:00Z'),
  changes: [],
  supersededBy: null,
  certificate: {
    title: 'Certificate of achievement',
    number: 'AFF-2026-000123',
    holderName: 'Zoë Åström',
    courseTitle: 'Pain and the nervous system for massage therapists',
    courseSlug: 'pain',
    courseVersion: '1.0',
    completedOn: '2026-11-21',
    minutes: 90,
    hoursText: '90 minutes (1.5 hours)',
    mode: 'online, self-paced, assessed',
    outcomes: ['Explain how nociception and pain differ.', 'Use neutral language.', 'Refer when a red flag is met.'],
    result: { correct: 11, total: 12, percent: 91.6, passPercent: 80, attemptNumber: 1 },
    hoursMethod: 'Counted: 6,000 words, 12 quiz questions and 3 figures. Offered: 90 min.',
    provider: { name: 'Afferent', contact: 'help@example.test', abn: null },
    signatory: null,
    basis: 'quiz',
  },
};

/** The same with other words in its snapshot. */
export function certificateWith(
  change: Partial<CertificateSnapshot>,
  facts: Partial<PublicCertificate> = {},
): PublicCertificate {
  return { ...oldCertificate, ...facts, certificate: { ...oldCertificate.certificate, ...change } };
}

/** Approvals of bodies that do not exist, each with its own gaps. */
export const exampleApprovals: readonly ApprovalLine[] = [
  {
    bodySlug: 'one',
    bodyName: 'Example Board for Therapeutic Massage',
    jurisdiction: 'United States',
    approvalNumber: '1000-21',
    providerNumber: '451234-06',
    approvedTitle: 'Pain and the nervous system for massage therapists',
    units: 1.5,
    unitsText: '1.5 CE hours',
    membershipNumber: '123456',
  },
  {
    bodySlug: 'two',
    bodyName: 'Association of Example Therapists',
    jurisdiction: 'Australia',
    approvalNumber: 'AET-2026-0114',
    providerNumber: null,
    approvedTitle: 'Pain and the nervous system',
    units: 1.5,
    unitsText: '1.5 CPE points',
    membershipNumber: null,
  },
  {
    bodySlug: 'three',
    bodyName: 'Council for Natural Examples',
    jurisdiction: 'United Kingdom',
    approvalNumber: 'C/77/2026',
    providerNumber: 'P-88',
    approvedTitle: 'Pain and the nervous system for massage therapists: nociception, change and language',
    units: 90,
    unitsText: '90 minutes',
    membershipNumber: 'M-4455',
  },
  {
    bodySlug: 'four',
    bodyName: 'College of Example Massage Therapists of British Columbia',
    jurisdiction: 'British Columbia, Canada',
    approvalNumber: 'X-9',
    providerNumber: null,
    approvedTitle: 'Pain science',
    units: 2,
    unitsText: '2 continuing education credits',
    membershipNumber: null,
  },
];

const longOutcome =
  'Differentiate everyday worry, an anxiety disorder and an emergency, and use neutral screening questions and a referral phrase.';

/** Every voice and state, and the fullest sheet there can be. */
export const certificateKinds: Readonly<Record<string, PublicCertificate>> = {
  'before 0.5': oldCertificate,
  statement: certificateWith({ title: 'Statement of achievement', startedOn: '2026-11-03' }),
  'completion by hand': certificateWith({
    title: 'Certificate of completion',
    basis: 'by-hand',
    result: null,
    mode: 'completion confirmed by the provider, not assessed here',
    signatory: 'Alex Example, director',
    approvals: exampleApprovals.slice(0, 1),
  }),
  'replacement of a statement': certificateWith({
    title: 'Statement of achievement',
    replaces: 'AFF-2026-000101',
    validUntil: '2028-11-20',
    approvals: exampleApprovals.slice(0, 2),
  }),
  'replacement by hand': certificateWith({
    title: 'Certificate of completion',
    basis: 'by-hand',
    result: null,
    mode: 'completion confirmed by the provider, not assessed here',
    replaces: 'AFF-2026-000101',
  }),
  superseded: certificateWith(
    { title: 'Statement of achievement' },
    { status: 'superseded', supersededBy: oldCertificate.code },
  ),
  expired: certificateWith({ title: 'Statement of achievement', validUntil: '2026-11-22' }, { status: 'expired' }),
  revoked: certificateWith({ title: 'Statement of achievement', holderName: 'محمد عبد الرحمن' }, { status: 'revoked' }),
  fullest: certificateWith(
    {
      title: 'Statement of achievement',
      holderName: 'Wilhelmina Ångström '.repeat(6).trim(),
      courseTitle:
        'Inflammation, immunity and the connective tissue matrix: what massage therapists need to know today',
      startedOn: '2026-11-03',
      validUntil: '2028-11-20',
      replaces: 'AFF-2026-000101',
      approvals: exampleApprovals,
      outcomes: Array.from({ length: 6 }, () => longOutcome),
      hoursMethod:
        'Counted: 14,204 words, 24 quiz questions and 9 figures. By published methods: words at 200 a minute: 71 min; with questions at 1 minute each: 95 min; by difficulty: 104 min. Offered: 90 min.',
    },
    { status: 'revoked' },
  ),
};
