import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longDate } from '#lib/certificate/dates.ts';
import { resultText } from '#lib/certificate/messages.ts';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import {
  certificateAddress,
  certificateKinds,
  certificateWith,
  exampleApprovals,
  oldCertificate,
} from '#tests/support/certificate-facts.ts';
import { attachmentsOf, glyphsDrawn, openPdf, standardFaults } from '#tests/support/pdf-standards.ts';
import { needs, onDisk, run, wordsOf } from './document-helpers.ts';

const credential = {
  fileName: 'credential.json',
  mediaType: 'application/vc+ld+json',
  content: JSON.stringify({ name: 'Zoë Åström', note: '李小龙' }),
  description: 'The signed credential of this certificate',
};
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-standards-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every fact that a snapshot has, as the paper prints it. */
function printed({ certificate }: PublicCertificate): string[] {
  const { startedOn, validUntil, replaces, approvals = [] } = certificate;
  return [
    certificate.title,
    certificate.courseTitle,
    longDate(certificate.completedOn),
    certificate.hoursText,
    resultText(certificate.result),
    certificate.mode,
    certificate.number,
    certificate.hoursMethod,
    ...certificate.outcomes,
    ...(startedOn ? ['Enrolled on', longDate(startedOn)] : []),
    ...(validUntil ? ['Valid until', longDate(validUntil)] : []),
    ...(replaces ? [`Replacement. Takes the place of ${replaces}.`] : []),
    ...approvals.flatMap((line) => [
      `${line.bodyName}, ${line.jurisdiction}`,
      line.approvalNumber,
      line.approvedTitle,
      line.unitsText,
      line.providerNumber ?? '',
      line.membershipNumber ?? '',
    ]),
  ];
}

describe.each(Object.entries(certificateKinds))('%s', (kind, facts) => {
  const pdf = certificatePdf(facts, certificateAddress, credential);

  test('meets what we check of PDF/UA-1 and PDF/A-3a, and draws no missing glyph', async () => {
    expect(await standardFaults(pdf)).toEqual([]);
    const { drawn, missing } = glyphsDrawn(await openPdf(pdf));
    expect(missing).toBe(0);
    expect(drawn).toBeGreaterThan(400);
  });

  test('carries the credential, byte for byte', async () => {
    expect(attachmentsOf(await openPdf(pdf))).toEqual([
      {
        name: credential.fileName,
        relationship: '/Data',
        mediaType: credential.mediaType,
        description: credential.description,
        hasDate: true,
        content: Buffer.from(credential.content),
      },
    ]);
    expect(attachmentsOf(await openPdf(certificatePdf(facts, certificateAddress)))).toEqual([]);
  });

  test('prints every fact on one page, and of what it does not have nothing', (context) => {
    needs(context, 'pdftotext');
    const path = onDisk(folder, `${kind}.pdf`, pdf);
    const text = wordsOf(path);
    for (const fact of printed(facts)) expect(text).toContain(fact);
    const { startedOn, validUntil, replaces, approvals } = facts.certificate;
    if (!startedOn) expect(text).not.toContain('Enrolled on');
    if (!validUntil) expect(text).not.toContain('Valid until');
    if (!replaces) expect(text).not.toContain('Replacement');
    if (!approvals?.length) expect(text).not.toContain('Approved by');
    expect(run('pdfinfo', path)).toMatch(/Pages:\s+1\n/);
  });

  test('qpdf finds no fault', (context) => {
    needs(context, 'qpdf', '--version');
    expect(run('qpdf', '--check', onDisk(folder, `${kind}-checked.pdf`, pdf))).toContain(
      'No syntax or stream encoding errors found',
    );
  });

  test('is tagged and titled, with subsets of fonts that can be read as text', (context) => {
    needs(context, 'pdfinfo');
    const path = onDisk(folder, `${kind}-info.pdf`, pdf);
    expect(run('pdfinfo', path)).toMatch(/Tagged:\s+yes/);
    expect(run('pdfinfo', path)).toContain(`${facts.certificate.title} ${facts.number}`);
    for (const font of run('pdffonts', path).trim().split('\n').slice(2))
      expect(font).toMatch(/^[A-Z]{6}\+.*\syes\s+yes\s+yes\s+\d+\s+\d+\s*$/);
  });

  test('the same facts and credential give the same bytes; another credential gives others', () => {
    expect(certificatePdf(facts, certificateAddress, credential).equals(pdf)).toBe(true);
    expect(certificatePdf(facts, certificateAddress, { ...credential, content: '{}' }).equals(pdf)).toBe(false);
  });
});

test('a credential of bytes is attached as its text; what is no text is refused', async () => {
  const bytes = certificatePdf(oldCertificate, certificateAddress, {
    ...credential,
    content: Buffer.from(credential.content),
  });
  expect(bytes.equals(certificatePdf(oldCertificate, certificateAddress, credential))).toBe(true);
  expect(() =>
    certificatePdf(oldCertificate, certificateAddress, { ...credential, content: Buffer.from([0xff, 0xfe, 0x00]) }),
  ).toThrow();
});

test.for([1, 2, 3, 4])('%i bodies stand on one page', (count, context) => {
  needs(context, 'pdfinfo');
  const path = onDisk(
    folder,
    `bodies-${count}.pdf`,
    certificatePdf(certificateWith({ approvals: exampleApprovals.slice(0, count) }), certificateAddress),
  );
  expect(run('pdfinfo', path)).toMatch(/Pages:\s+1\n/);
  expect(wordsOf(path)).toContain(exampleApprovals[count - 1]?.approvalNumber);
});

test.for([100, 300, 600])(
  'a QR code of %i characters is read from the paper at 200 dots an inch',
  (length, context) => {
    needs(context, 'pdftoppm');
    const qrText = `${certificateAddress}/verify/${oldCertificate.code}#${'aB3_-xYz9'.repeat(80)}`.slice(0, length);
    const full = certificateKinds['fullest'] ?? oldCertificate;
    const source = onDisk(folder, `qr-${length}.pdf`, certificatePdf(full, certificateAddress, null, { qrText }));
    run('pdftoppm', '-r', '200', '-png', '-singlefile', source, join(folder, `qr-${length}`));
    const picture = PNG.sync.read(readFileSync(join(folder, `qr-${length}.png`)));
    const found = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    expect(found?.data).toBe(qrText);
    // The finder patterns are 7 modules wide: their centres lie 7 modules less than the code's width apart.
    const { topLeftFinderPattern: left, topRightFinderPattern: right } = found?.location ?? {};
    const modules = 17 + 4 * (found?.version ?? 0);
    const millimetres =
      ((Math.hypot((right?.x ?? 0) - (left?.x ?? 0), (right?.y ?? 0) - (left?.y ?? 0)) / 200) * 25.4) / (modules - 7);
    expect(millimetres).toBeGreaterThanOrEqual(0.33);
  },
);
