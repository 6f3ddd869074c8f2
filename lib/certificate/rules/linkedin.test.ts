import { expect, test } from 'vitest';
import { fullSnapshot } from '#tests/support/badge-facts.ts';
import { linkedInUrl } from './linkedin.ts';

const fieldsOf = (url: string) => Object.fromEntries(new URL(url).searchParams);
const issuedAt = new Date('2026-11-20T14:30:00Z');
const check = 'https://learn.example.org/verify/7KQ2';

test('the address opens LinkedIn’s own form with what the certificate says, and carries no name and no address', () => {
  const url = linkedInUrl(fullSnapshot(), issuedAt, check);
  expect(url.startsWith('https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&')).toBe(true);
  expect(fieldsOf(url)).toEqual({
    startTask: 'CERTIFICATION_NAME',
    name: 'Red flags in “simple” back pain',
    organizationName: 'Afferent',
    issueYear: '2026',
    issueMonth: '11',
    expirationYear: '2028',
    expirationMonth: '11',
    certUrl: check,
    certId: 'AFF-2026-000123',
  });
});

test('a certificate that does not expire has no expiry there', () => {
  expect(fieldsOf(linkedInUrl(fullSnapshot({ validUntil: null }), issuedAt, check))).not.toHaveProperty(
    'expirationYear',
  );
});
