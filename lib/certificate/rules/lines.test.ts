import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodySchema, certificateFields } from '#lib/bodies/schema.ts';
import type { BodyRule, CertificateField } from '#lib/bodies/schema.ts';
import type { ApprovalFacts } from '#lib/catalogue/rules/approvals.ts';
import { missingLineReason } from '../messages/lines.ts';
import { linesFor, newLines } from './lines.ts';
import type { LineFacts } from './lines.ts';

function ruleOf(fields: readonly CertificateField[]): BodyRule {
  return bodySchema.parse({
    slug: 'board',
    name: 'Board of the test',
    shortName: 'BT',
    kind: 'certification',
    country: 'US',
    website: 'https://example.test',
    summary: 'A body that there is in tests only.',
    status: 'found',
    checkedOn: '2026-11-28',
    sources: [{ url: 'https://example.test/rules', what: 'Nothing' }],
    doubts: [],
    unit: { one: 'CE hour', many: 'CE hours', minutes: 60 },
    quota: { kind: 'none' },
    cycle: { kind: 'none' },
    limits: [],
    excluded: [],
    carryOver: { kind: 'none' },
    evidence: { keep: [], audit: null },
    reflection: { isAsked: 'no', shape: 'free' },
    online: null,
    alsoKeep: [],
    certificateFields: fields,
  });
}

const approval: ApprovalFacts = {
  id: 'a1',
  courseVersionId: 'v1',
  bodySlug: 'board',
  jurisdiction: 'United States',
  approvalNumber: 'NC-2026-1',
  providerNumber: '450123',
  approvedTitle: 'The Title As Approved',
  unitsMilli: 1500,
  validFrom: '2026-07-01',
  validUntil: null,
  withdrawnAt: null,
};
const full: LineFacts = {
  holderName: 'Test Person',
  provider: { name: 'Test provider', contact: 'https://example.test/contact', abn: null },
  completedOn: '2026-11-20',
  mode: 'online, self-paced, assessed',
  outcomes: ['Do one thing'],
  result: { correct: 5, total: 6, percent: 83.3, passPercent: 80, attemptNumber: 1 },
  signatory: 'A. Signatory',
  membershipNumbers: { board: 'M-77' },
};
test('a number that could turn or hide a line of the certificate is no number', () => {
  const facts = { ...full, membershipNumbers: { board: 'M-\u202e77' } };
  expect(linesFor([approval], new Map([['board', ruleOf(['membership-number'])]]), facts)).toMatchObject({
    lines: [],
    missing: [{ fields: ['membership-number'] }],
  });
});

/** For each field: the same facts without it. */
const without: Record<CertificateField, { approval?: Partial<ApprovalFacts>; facts?: Partial<LineFacts> }> = {
  'holder-name': { facts: { holderName: '' } },
  'membership-number': { facts: { membershipNumbers: { other: 'M-77' } } },
  'provider-name': { facts: { provider: { ...full.provider, name: '' } } },
  'provider-contact': { facts: { provider: { ...full.provider, contact: '' } } },
  'approval-number': { approval: { approvalNumber: '' } },
  'provider-number': { approval: { providerNumber: null } },
  'approved-title': { approval: { approvedTitle: '' } },
  'completed-on': { facts: { completedOn: '' } },
  units: { approval: { unitsMilli: 0 } },
  mode: { facts: { mode: '' as LineFacts['mode'] } },
  outcomes: { facts: { outcomes: [] } },
  result: { facts: { result: null } },
  signature: { facts: { signatory: null } },
};

test.each(certificateFields)('without %s the line is left out for that alone; with it, it is printed', (field) => {
  const rules = new Map([['board', ruleOf([field])]]);
  const change = without[field];
  const lacking = linesFor([{ ...approval, ...change.approval }], rules, { ...full, ...change.facts });
  expect(lacking.lines).toEqual([]);
  expect(lacking.missing).toMatchObject([{ bodySlug: 'board', fields: [field] }]);
  expect(missingLineReason(lacking.missing[0] ?? expect.fail())).toMatch(
    /^The line of Board of the test, .* asks for /,
  );
  expect(linesFor([approval], rules, full).missing).toEqual([]);
});

test('title, number and hours are printed as approved, and a number of the holder’s only where the body asks for it', () => {
  const asked = linesFor([approval], new Map([['board', ruleOf(certificateFields)]]), full);
  expect(asked.lines).toEqual([
    {
      bodySlug: 'board',
      bodyName: 'Board of the test',
      jurisdiction: 'United States',
      approvalNumber: 'NC-2026-1',
      providerNumber: '450123',
      approvedTitle: 'The Title As Approved',
      units: 1.5,
      unitsText: '1.5 CE hours',
      membershipNumber: 'M-77',
    },
  ]);
  expect(linesFor([approval], new Map([['board', ruleOf(['units'])]]), full).lines).toMatchObject([
    { membershipNumber: null },
  ]);
  const one = linesFor([{ ...approval, unitsMilli: 1000 }], new Map([['board', ruleOf(['units'])]]), full);
  expect(one.lines[0]?.unitsText).toBe('1 CE hour');
});

test('an approval of a body without rules gives no line, and says so', () => {
  const { lines, missing } = linesFor([approval], new Map(), full);
  expect(lines).toEqual([]);
  expect(missingLineReason(missing[0] ?? expect.fail())).toContain('no rules for this body');
});

test('each approval is either a line or left out with a reason, whatever is asked for and whatever is there', () => {
  const subset = fc.subarray([...certificateFields]);
  fc.assert(
    fc.property(subset, subset, (asked, lacking) => {
      const facts = lacking.reduce((all, field) => ({ ...all, ...without[field].facts }), full);
      const given = lacking.reduce((all, field) => ({ ...all, ...without[field].approval }), approval);
      const { lines, missing } = linesFor([given], new Map([['board', ruleOf(asked)]]), facts);
      expect(lines.length + missing.length).toBe(1);
      // Two fields hang on the provider: the later of their changes keeps the earlier's name.
      const expected = asked.filter((field) => lacking.includes(field) && !field.startsWith('provider-'));
      for (const field of expected) expect(missing[0]?.fields).toContain(field);
      if (asked.every((field) => !lacking.includes(field))) expect(lines).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

test('a line that stands is not added again, also when its place is written otherwise', () => {
  const { lines } = linesFor([approval], new Map([['board', ruleOf([])]]), full);
  const [line = expect.fail()] = lines;
  expect(newLines([{ ...line, jurisdiction: ' united  states' }], lines)).toEqual([]);
  expect(newLines([{ ...line, jurisdiction: 'Florida' }], lines)).toEqual(lines);
});
