import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactVerify, importJWK } from 'jose';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import { offlineClaims, qrTextOf } from '#lib/certificate/offline/proof.ts';
import type { SigningKeys } from '#lib/certificate/badge/keys.ts';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import { badgeAppUrl, badgeFacts, testSigningKeys } from '#tests/support/badge-facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'afferent-qr-'));
let keys: SigningKeys;
beforeAll(async () => {
  keys = await testSigningKeys();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function factsNamed(holderName: string): PublicCertificate {
  const { certificate } = badgeFacts({ holderName });
  return { ...certificate, status: 'valid', statusSince: certificate.issuedAt, changes: [], supersededBy: null };
}

const hasPdftoppm = spawnSync('pdftoppm', ['-v']).error === undefined;
/** The lower right of the sheet at 200 dots an inch, where the code stands. */
const quarter = '-r 200 -x 1200 -y 800 -W 1139 -H 854 -png -singlefile'.split(' ');

test.each(['Zoë Åström-Nguyễn', '李小龙', 'प्रियंका चोपड़ा शर्मा', 'Παρασκευή Παπαδοπούλου-Κωνσταντινίδου'])(
  'the QR code on the paper of %s is read from a picture of it, and its signature is good',
  { skip: !hasPdftoppm },
  async (name) => {
    const facts = factsNamed(name);
    const wanted = qrTextOf(facts, badgeAppUrl, keys);
    const file = join(folder, 'paper.pdf');
    writeFileSync(file, certificatePdf(facts, badgeAppUrl, null, { qrText: wanted }));
    execFileSync('pdftoppm', [...quarter, file, join(folder, 'paper')], { stdio: 'ignore' });
    const picture = PNG.sync.read(readFileSync(join(folder, 'paper.png')));
    const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data ?? '';
    expect(read).toBe(wanted);
    const [address, proof = ''] = read.split('#');
    expect(address).toBe(`${badgeAppUrl}/verify/${facts.code}`);
    const { payload, protectedHeader } = await compactVerify(proof, await importJWK(keys.ed25519.publicJwk, 'EdDSA'));
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(offlineClaims(facts));
    expect(keys.ed25519.kid.startsWith(String(protectedHeader.kid))).toBe(true);
  },
);

test('an ordinary certificate stays under 500 characters; what would not scan well keeps the address alone', () => {
  const short = badgeFacts({ holderName: 'Zoë Åström', courseTitle: 'Red flags in back pain' });
  expect(qrTextOf(short.certificate, badgeAppUrl, keys).length).toBeLessThanOrEqual(500);
  const long = badgeFacts({ holderName: 'प्रि'.repeat(30) });
  expect(qrTextOf(long.certificate, badgeAppUrl, keys)).toBe(`${badgeAppUrl}/verify/${long.certificate.code}`);
});
