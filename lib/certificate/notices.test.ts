import { expect, test } from 'vitest';
import { certificateIssued } from '#lib/email/templates/certificate-issued.ts';
import { noticeMail } from './notices.ts';
import type { Notice } from './notices.ts';

test('the message of an issue carries number, hours and the address of the check; a name cannot write HTML', () => {
  const mail = certificateIssued({
    holderName: 'Ann <b>Lee</b>',
    courseTitle: 'A & B',
    number: 'AFF-2026-000001',
    hoursText: '30 minutes (0.5 hours)',
    certificateUrl: 'https://x.test/account/certificates/1',
    verifyUrl: 'https://x.test/verify/ABC',
  });
  for (const fact of ['AFF-2026-000001', '30 minutes (0.5 hours)', 'https://x.test/verify/ABC', 'Ann <b>Lee</b>'])
    expect(mail.text).toContain(fact);
  expect(mail.html).toContain('Ann &lt;b&gt;Lee&lt;/b&gt;');
});

test('each later act has a message with its course and, where there is one, its reason', () => {
  const notices: Notice[] = [
    { kind: 'certificate-corrected', newName: 'Zoë', newNumber: 'AFF-2' },
    { kind: 'certificate-revoked' },
    { kind: 'certificate-reinstated' },
    { kind: 'certificate-declined' },
  ];
  for (const notice of notices) {
    const mail = noticeMail(notice, {
      courseTitle: 'A course',
      number: 'AFF-1',
      reason: 'Because of this.',
      url: 'https://x.test/c',
    });
    expect(mail.text).toContain('Because of this.');
    expect(mail.subject.length).toBeGreaterThan(10);
  }
  expect(
    noticeMail(
      { kind: 'certificate-name-wanted' },
      { courseTitle: 'A course', number: null, reason: 'x', url: 'https://x.test/c' },
    ).text,
  ).toContain('A course');
});
