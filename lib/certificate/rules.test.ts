import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '#lib/time/day.ts';
import {
  checkName,
  mayCorrectName,
  mayHaveCompletedOn,
  mayHaveCompletedVersion,
  mayIssue,
  mayReinstate,
  mayRevoke,
  mayStillCollect,
  stateAfter,
  statusOf,
} from './rules.ts';
import type { PassFacts } from './rules.ts';
import type { CertificateEventKind, CertificateStatus, RecordedStatus } from './schema.ts';

const kinds: CertificateEventKind[] = ['issued', 'superseded', 'revoked', 'reinstated'];
const states: (RecordedStatus | null)[] = [null, 'valid', 'superseded', 'revoked'];

test('of the sixteen pairs of state and event exactly four lead anywhere', () => {
  const moves = states
    .flatMap((state) => kinds.map((kind) => [state, kind, stateAfter(state, kind)] as const))
    .filter(([, , to]) => to !== null);
  expect(moves).toEqual([
    [null, 'issued', 'valid'],
    ['valid', 'superseded', 'superseded'],
    ['valid', 'revoked', 'revoked'],
    ['revoked', 'reinstated', 'valid'],
  ]);
});

test('superseded is final, whatever follows; and any history has a state once issued', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 12 }), (tail) => {
      expect(statusOf(['issued', 'superseded', ...tail])).toBe('superseded');
      expect(statusOf(['issued', ...tail])).not.toBeNull();
      if (!tail.includes('issued')) expect(statusOf(tail)).toBeNull();
    }),
  );
  expect(statusOf(['issued', 'revoked', 'reinstated', 'revoked'])).toBe('revoked');
  expect(statusOf(['issued', 'revoked', 'reinstated'])).toBe('valid');
});

const passFacts = fc.record<PassFacts>({
  passed: fc.boolean(),
  mayCollect: fc.boolean(),
  isFrozen: fc.boolean(),
  policy: fc.constantFrom('automatic', 'review'),
  hasCertificate: fc.boolean(),
  hasRevoked: fc.boolean(),
  nameConfirmed: fc.boolean(),
  request: fc.constantFrom('none', 'waiting', 'approved', 'declined'),
});

test('a certificate is issued only for a pass, on an enrolment that lets it be collected and is not frozen, with a confirmed name, once, and reviewed where it must be', () => {
  fc.assert(
    fc.property(passFacts, (facts) => {
      const mustBeReviewed = facts.policy === 'review' || facts.hasRevoked;
      const may =
        facts.passed &&
        facts.mayCollect &&
        !facts.isFrozen &&
        !facts.hasCertificate &&
        facts.nameConfirmed &&
        (facts.request === 'approved' || (facts.request === 'none' && !mustBeReviewed));
      expect(mayIssue(facts).act === 'issue').toBe(may);
    }),
    { numRuns: 1000 },
  );
});

test('revoke and correct are allowed on what is valid or was until it expired, reinstate on what was revoked', () => {
  const seen: CertificateStatus[] = ['valid', 'expired', 'superseded', 'revoked'];
  expect(seen.filter((state) => mayRevoke(state).ok)).toEqual(['valid', 'expired']);
  expect(seen.filter((state) => mayReinstate(state, false).ok)).toEqual(['revoked']);
  expect(seen.filter((state) => mayReinstate(state, true).ok)).toEqual([]);
  expect(seen.filter((state) => mayCorrectName(state, 'Test Person', 'Test Other').ok)).toEqual(['valid', 'expired']);
  expect(mayCorrectName('valid', 'Test Person', ' Test  Person ')).toEqual({ ok: false, reason: 'same-name' });
});

test('names with diacritics of many languages may be printed; control characters and digits alone may not', () => {
  for (const name of [
    'Zoë Åström-Nguyễn',
    'Łucja Żółć',
    'Seán Ó Briain',
    "D’Arcy O'Neill",
    'Δήμητρα Παπαδοπούλου',
    'Юлия Иванова',
    'Gülşah İnanç',
    'Te Ariki Pōmare',
    'M. (Jo) St. John-Smith',
    'e\u0301a',
  ]) {
    expect(checkName(name), name).toMatchObject({ ok: true });
  }
  expect(checkName('e\u0301a')).toEqual({ ok: true, value: 'éa' });
  for (const name of ['', ' ', 'A', '....', '12345']) expect(checkName(name).ok, name).toBe(false);
  expect(checkName('李小龙 龙')).toEqual({ ok: true, value: '李小龙 龙' });
  expect(checkName('Jo\u202eke Ann')).toEqual({ ok: false, reason: 'name-characters' });
  expect(checkName('a'.repeat(121))).toEqual({ ok: false, reason: 'name-long' });
});

test('the day of completion is the day where the therapist is', () => {
  const late = new Date('2026-11-20T14:30:00Z');
  expect(dayIn(late, 'Australia/Sydney')).toBe('2026-11-21');
  expect(dayIn(late, 'Europe/London')).toBe('2026-11-20');
  expect(dayIn(late, 'Nowhere/Land')).toBe('2026-11-20');
});

test('a completion date must exist, lie in the past and be of our time', () => {
  expect(mayHaveCompletedOn('2026-11-20', '2026-11-20').ok).toBe(true);
  expect(mayHaveCompletedOn('2024-02-29', '2026-11-20').ok).toBe(true);
  expect(mayHaveCompletedOn('2026-02-29', '2026-11-20')).toMatchObject({ reason: 'date-unknown' });
  expect(mayHaveCompletedOn('2026-13-01', '2026-11-20')).toMatchObject({ reason: 'date-unknown' });
  expect(mayHaveCompletedOn('2026-11-21', '2026-11-20')).toMatchObject({ reason: 'date-future' });
  expect(mayHaveCompletedOn('1999-01-01', '2026-11-20')).toMatchObject({ reason: 'date-too-old' });
});

test('a version is completed on the day it is published or later, never before', () => {
  expect(mayHaveCompletedVersion('2026-11-20', '2026-11-20').ok).toBe(true);
  expect(mayHaveCompletedVersion('2026-12-01', '2026-11-20').ok).toBe(true);
  expect(mayHaveCompletedVersion('2026-11-19', '2026-11-20')).toEqual({ ok: false, reason: 'too-early' });
});

test('a pass outlives access that ran out after it, and no other end of the enrolment', () => {
  const [before, end, after] = [
    new Date('2026-11-20T00:00:00Z'),
    new Date('2026-11-21T00:00:00Z'),
    new Date('2026-11-22T00:00:00Z'),
  ];
  expect(mayStillCollect({ endedAt: null, endReason: null, isPaidBack: false }, before)).toBe(true);
  expect(mayStillCollect({ endedAt: end, endReason: 'access-over', isPaidBack: false }, before)).toBe(true);
  expect(mayStillCollect({ endedAt: end, endReason: 'access-over', isPaidBack: true }, before)).toBe(false);
  expect(mayStillCollect({ endedAt: end, endReason: 'access-over', isPaidBack: false }, after)).toBe(false);
  for (const endReason of ['refund', 'duplicate', '', null])
    expect(mayStillCollect({ endedAt: end, endReason, isPaidBack: false }, before), String(endReason)).toBe(false);
});
