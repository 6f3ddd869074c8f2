import { expect, test } from 'vitest';
import { statusMeaning } from '#lib/certificate/messages.ts';
import {
  correctNameConfirmation,
  decisionConfirmation,
  issueConfirmation,
  reinstateConfirmation,
  revokeConfirmation,
} from './confirmations.ts';

const facts = {
  number: 'AFF-2026-000001',
  holderName: 'Old Name',
  courseTitle: 'A tiny course',
  email: 'person@example.test',
  verifyAddress: 'https://afferent.test/verify/ABC',
};

test('every act on a certificate says beforehand what its public page will answer, word for word', () => {
  const answers = {
    revoked: revokeConfirmation(facts),
    valid: reinstateConfirmation(facts),
    superseded: correctNameConfirmation({ ...facts, newName: 'New Name' }),
  } as const;
  for (const [status, { points }] of Object.entries(answers)) {
    const said = points.join(' ');
    expect(said).toContain(statusMeaning[status as keyof typeof answers]);
    expect(said).toContain(facts.verifyAddress);
    expect(said).toContain('on record for ever');
    expect(said).toContain(facts.email);
  }
});

test('a correction names both names and says that it is final', () => {
  const { title, points } = correctNameConfirmation({ ...facts, newName: 'New Name' });
  expect(title).toContain('New Name');
  expect(points.join(' ')).toMatch(/New Name instead of Old Name.*cannot be taken back/s);
});

test('an issue by hand says when it has to give the course first, and only then', () => {
  const issue = (isEnrolled: boolean) =>
    issueConfirmation({
      name: 'A',
      email: 'a@example.test',
      courseTitle: 'C',
      courseVersion: '1.0',
      isEnrolled,
    }).points.join(' ');
  expect(issue(false)).toContain('not enrolled');
  expect(issue(true)).not.toContain('not enrolled');
});

test('an approval promises a certificate at once only where the name is confirmed', () => {
  const decide = (decision: 'approve' | 'decline', confirmedName: string | null) =>
    decisionConfirmation({ decision, email: 'a@example.test', courseTitle: 'C', confirmedName }).points.join(' ');
  expect(decide('approve', 'Ada')).toContain('at once, in the name of Ada');
  expect(decide('approve', null)).toContain('as soon as the therapist confirms');
  expect(decide('decline', 'Ada')).toContain('No certificate is issued');
});
