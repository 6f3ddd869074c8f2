import { expect, test } from 'vitest';
import { actionWords, counted, jobWords, orderEventSentence, percentText, subjectHref, subjectWord } from './words.ts';

test('the subject of an act leads to its page, and an unknown kind leads nowhere', () => {
  expect(subjectHref('issue-request', 'x')).toBe('/admin/queue/x');
  expect(subjectHref('user', 'a/../b')).toBe('/admin/therapists/a%2F..%2Fb');
  for (const strange of ['constructor', '__proto__', 'toString', 'nothing']) {
    expect(subjectHref(strange, 'x')).toBeNull();
    expect(subjectWord(strange)).toBe(strange);
  }
});

test('a name without words of its own is still shown in words', () => {
  expect(actionWords('certificate.revoked')).toBe('Revoked a certificate');
  expect(actionWords('therapist.erased-all')).toBe('Therapist erased all');
  expect(orderEventSentence('some-event')).toBe('Some event');
  expect(jobWords('make_tea')).toBe('Make tea');
});

test('counts and percentages read as a person writes them', () => {
  expect([counted(0, 'job'), counted(1, 'job'), counted(1200, 'job')]).toEqual(['no jobs', '1 job', '1,200 jobs']);
  expect([percentText(800), percentText(833), percentText(0)]).toEqual(['80%', '83.3%', '0%']);
});
