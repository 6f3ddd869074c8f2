import type { BadgeFacts } from '#lib/certificate/badge/facts.ts';
import { identityHash } from '#lib/certificate/badge/identity.ts';
import { newKeySetText, signingKeysOf } from '#lib/certificate/badge/keys.ts';
import type { SigningKeys } from '#lib/certificate/badge/keys.ts';
import type { CertificateSnapshot } from '#lib/certificate/schema.ts';
import { readKeySet } from '#lib/env-credential.ts';

export const badgeAppUrl = 'https://learn.example.org';

/** Keys of one test run. */
export async function testSigningKeys(appUrl = badgeAppUrl): Promise<SigningKeys> {
  const read = readKeySet(newKeySetText());
  if ('fault' in read) throw new Error(read.fault);
  return signingKeysOf(read.keys, appUrl);
}

/** A snapshot with every field that a certificate can have; `left` takes fields out or changes them. */
export function fullSnapshot(changes: Partial<CertificateSnapshot> = {}): CertificateSnapshot {
  return {
    title: 'Statement of achievement',
    number: 'AFF-2026-000123',
    holderName: 'Zoë Åström-Nguyễn',
    courseTitle: 'Red flags in “simple” back pain',
    courseSlug: 'red-flags',
    courseVersion: '1.2.0',
    completedOn: '2026-11-20',
    minutes: 95,
    hoursText: '95 minutes (1.58 hours)',
    mode: 'online, self-paced, assessed',
    outcomes: ['Tell a red flag from noise.', 'Refer in time.'],
    result: { correct: 11, total: 12, percent: 91.6, passPercent: 80, attemptNumber: 2 },
    hoursMethod: 'Counted: 9,000 words, 12 quiz questions and 3 figures. Offered: 95 min.',
    provider: { name: 'Afferent', contact: 'https://learn.example.org/contact', abn: '51 824 753 556' },
    signatory: 'A. Signatory',
    basis: 'quiz',
    startedOn: '2026-11-02',
    validUntil: '2028-11-20',
    replaces: 'AFF-2026-000100',
    approvals: [
      {
        bodySlug: 'ncbtmb',
        bodyName: 'National Certification Board',
        jurisdiction: 'United States',
        approvalNumber: '45-1',
        providerNumber: '45',
        approvedTitle: 'Red flags',
        units: 1.5,
        unitsText: '1.5 CE hours',
        membershipNumber: 'M-1',
      },
    ],
    ...changes,
  };
}

export function badgeFacts(changes: Partial<CertificateSnapshot> = {}, appUrl = badgeAppUrl): BadgeFacts {
  const certificate = fullSnapshot(changes);
  return {
    appUrl,
    certificate: {
      code: '7KQ2M4XD7KQ2M4XD7KQ2M4XD7KA',
      number: certificate.number,
      certificate,
      issuedAt: new Date('2026-11-20T14:30:00.250Z'),
    },
    credential: {
      id: '5b1f0a52-7c1e-4f0e-9c5a-2f6e6a8d9b01',
      subjectId: '0a9f4b3e-51f6-4f43-8d3a-7a2b8c9d0e02',
      salt: 'c0ffee',
      identityHash: identityHash('zoe@example.org', 'c0ffee'),
      statusListId: 1,
      statusIndex: 4242,
      validFrom: new Date('2026-11-20T14:30:00.250Z'),
    },
  };
}
