import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CertificateSheet } from '#components/certificate/certificate-sheet.tsx';
import { FullFacts } from '#components/certificate/full-facts.tsx';
import { badgeAttachment } from '#lib/certificate/badge/files.ts';
import { badgeJson } from '#lib/certificate/badge/json.ts';
import type { BadgeJson } from '#lib/certificate/badge/json.ts';
import type { SigningKeys } from '#lib/certificate/badge/keys.ts';
import { signEmbedded, signJwt } from '#lib/certificate/badge/sign.ts';
import { showCode } from '#lib/certificate/code.ts';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import { rosettePaths } from '#lib/certificate/rosette.ts';
import type { CertificateSnapshot, CertificateStatus, PublicCertificate } from '#lib/certificate/schema.ts';
import { badgeAppUrl, badgeFacts, testSigningKeys } from '#tests/support/badge-facts.ts';
import { factsOfApi, factsOfCredential, squeezed } from '#tests/support/stated-facts.ts';
import type { StatedFacts } from '#tests/support/stated-facts.ts';

const byHand: Partial<CertificateSnapshot> = {
  title: 'Certificate of completion',
  basis: 'by-hand',
  result: null,
  mode: 'completion confirmed by the provider, not assessed here',
  hoursMethod: 'The learning time is the 95 min that the provider states for version 1.2.0 of the course.',
  startedOn: null,
  validUntil: null,
  replaces: null,
  approvals: [],
  signatory: null,
  provider: { name: 'Afferent', contact: 'learn@example.org', abn: null },
};
const [line] = badgeFacts().certificate.certificate.approvals ?? [];
const twoBodies = line
  ? [
      line,
      {
        ...line,
        bodySlug: 'cnhc',
        bodyName: 'Council',
        jurisdiction: 'United Kingdom',
        approvalNumber: 'C 7',
        providerNumber: null,
        membershipNumber: null,
        units: 2,
        unitsText: '2 CPD hours',
      },
    ]
  : [];

const voices: readonly [string, Partial<CertificateSnapshot>, CertificateStatus][] = [
  ['a statement of achievement', {}, 'valid'],
  ['one of two bodies', { approvals: twoBodies }, 'valid'],
  ['a replacement, later revoked', { replaces: 'AFF-2026-000077' }, 'revoked'],
  ['one that was superseded', { replaces: null }, 'superseded'],
  ['one that has expired', { validUntil: '2026-11-21' }, 'expired'],
  ['a completion confirmed by hand', byHand, 'valid'],
  ['a name in another script', { holderName: '王小明' }, 'valid'],
];

let folder: string;
let keys: SigningKeys;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-equality-'));
  keys = await testSigningKeys();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function publicOf(certificate: CertificateSnapshot, status: CertificateStatus): PublicCertificate {
  const { code, number, issuedAt } = badgeFacts().certificate;
  return {
    status,
    code,
    number,
    certificate,
    issuedAt,
    statusSince: issuedAt,
    changes: [{ kind: 'issued', at: issuedAt }],
    supersededBy: status === 'superseded' ? '0'.repeat(27) : null,
  };
}

/** Every fact but those of which a medium has a shorter word. */
function expectEach(text: string, facts: StatedFacts): void {
  const { approvals, ...single } = facts;
  const stated = [...Object.values(single), ...approvals.flatMap((each) => each.split('|'))];
  for (const fact of stated.filter(Boolean)) expect(text).toContain(squeezed(String(fact)));
}

const textOf = (html: string) =>
  squeezed(
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&'),
  );

describe.each(voices)('%s', (_name, changes, status) => {
  const facts = badgeFacts(changes);
  const found = publicOf(facts.certificate.certificate, status);
  const stated = factsOfApi(JSON.parse(JSON.stringify(found)) as PublicCertificate);

  test('says the same in the JWT and in the credential with its proof as on the API', async () => {
    const jwt = await signJwt(badgeJson(facts), keys);
    const payload = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as BadgeJson;
    expect(factsOfCredential(payload)).toEqual(stated);
    expect(factsOfCredential(await signEmbedded(badgeJson(facts), keys))).toEqual(stated);
  });

  test('says the same on the page', () => {
    const shownCode = showCode(found.code);
    const sheet = createElement(CertificateSheet, { ...found, shownCode, rosette: rosettePaths(found.code) });
    const full = createElement(FullFacts, { certificate: found.certificate, shownCode, issuedAt: found.issuedAt });
    expectEach(textOf(renderToStaticMarkup(createElement('div', null, sheet, full))), stated);
  });

  test('says the same in the PDF, which carries that credential', async (context) => {
    const attachment = await badgeAttachment(facts, keys);
    const path = join(folder, 'certificate.pdf');
    writeFileSync(path, certificatePdf(found, badgeAppUrl, attachment));
    context.skip(spawnSync('pdftotext', ['-v']).error !== undefined, 'did not run: pdftotext is not on this machine');
    const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
    expectEach(squeezed(text), stated);
    execFileSync('pdfdetach', ['-saveall', '-o', folder, path]);
    expect(readFileSync(join(folder, attachment.fileName), 'utf8')).toBe(attachment.content);
  });
});

test('a certificate of before 0.5 says the same in its credential', () => {
  const newer = new Set(['startedOn', 'validUntil', 'replaces', 'approvals']);
  const facts = badgeFacts({ title: 'Certificate of achievement', signatory: null });
  const old = Object.fromEntries(
    Object.entries(facts.certificate.certificate).filter(([key]) => !newer.has(key)),
  ) as CertificateSnapshot;
  const badge = badgeJson({ ...facts, certificate: { ...facts.certificate, certificate: old } });
  expect(factsOfCredential(badge)).toEqual(factsOfApi(publicOf(old, 'valid')));
});

test('the comparison notices one changed fact in each place', () => {
  const facts = badgeFacts();
  const stated = factsOfApi(publicOf(facts.certificate.certificate, 'valid'));
  const others: Partial<CertificateSnapshot>[] = [
    { holderName: 'Somebody Else' },
    { courseVersion: '1.2.1' },
    { minutes: 90, hoursText: '90 minutes (1.5 hours)' },
    { completedOn: '2026-11-21' },
    { validUntil: '2028-11-21' },
    { approvals: [] },
    { provider: { name: 'Other', contact: 'x', abn: null } },
  ];
  for (const other of others) expect(factsOfCredential(badgeJson(badgeFacts(other)))).not.toEqual(stated);
});
