import { expect, test } from 'vitest';
import { policyLines } from '../messages/refund-policy.ts';
import { policyCases, refundPolicy } from './refund-policy.ts';

test.each(policyCases)('%s: a certificate that was issued is never taken away, and an end lets none follow', (name) => {
  const row = refundPolicy[name];
  expect(['stays-valid', 'prevents-it']).toContain(row.issuedCertificate);
  expect(row.canBeIssued).toBe(row.enrolment === 'goes-on');
});

test.each(policyLines())('$policyCase: the words published say what the table says', (line) => {
  const row = refundPolicy[line.policyCase];
  const said = { ends: /^Ends/, 'goes-on': /^Goes on/, paused: /^Paused/ } as const;
  expect(line.enrolment).toMatch(said[row.enrolment]);
  expect(line.issued).toMatch(row.issuedCertificate === 'stays-valid' ? /^Stays valid/ : /(no longer|Cannot) be/);
  expect(line.notIssued.startsWith('Can be issued')).toBe(row.canBeIssued);
});
