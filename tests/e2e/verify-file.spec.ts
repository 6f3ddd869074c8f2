import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { didOf, ed25519Pair, embed, foreignBadge } from '#tests/support/check-badges.ts';
import { certify } from './journeys/certify.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import type { Page } from './journeys/test.ts';

const name = 'Zoë Nguyễn-Åström';

async function upload(page: Page, fileName: string, buffer: Buffer): Promise<void> {
  await page.goto('/verify/file');
  const file = { name: fileName, mimeType: 'application/octet-stream', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText(fileName, { exact: true })).toBeVisible();
}

const heading = (page: Page, text: string) =>
  expect(page.getByRole('heading', { level: 2, name: text, exact: true })).toBeVisible();

test('files of ours, altered ones, another issuer’s and nonsense are told apart by anyone with the file', async ({
  page,
  newPerson,
  database,
  otherBrowser,
}) => {
  const person = await newPerson({ course: 'read', legalName: name });
  const { code } = await certify(database, person.id);
  const take = async (path: string) =>
    Buffer.from(await (await page.request.get(`/api/certificates/${code}/${path}`)).body());
  const pdf = await take('pdf');
  const json = await take('badge.json');
  const stranger = await (await otherBrowser()).newPage();

  await upload(stranger, 'certificate.pdf', pdf);
  await heading(stranger, 'Ours, and unaltered');
  await expect(stranger.getByText('In our record it is valid today.')).toBeVisible();
  await examine(stranger);
  await stranger.getByRole('link', { name: 'See the certificate in our record' }).click();
  await expect(stranger).toHaveURL(new RegExp(`/verify/${code}$`));

  for (const kind of ['png', 'svg', 'jwt']) {
    await upload(stranger, `badge.${kind}`, await take(`badge.${kind}`));
    await heading(stranger, 'Ours, and unaltered');
  }

  await upload(stranger, 'longer.pdf', Buffer.concat([pdf, Buffer.from('\n%\n')]));
  await heading(stranger, 'The credential is genuine, the file is not as we made it');
  await expect(stranger.getByText('the paper may have been changed', { exact: false })).toBeVisible();

  await upload(stranger, 'altered.json', Buffer.from(json.toString().replaceAll(name, 'Somebody Else')));
  await heading(stranger, 'Not as we signed it');
  await expect(stranger.getByText('differs from it in: Name.', { exact: false })).toBeVisible();
  await expect(stranger.getByText(`Our record: ${name}`)).toBeVisible();
  await examine(stranger);

  const keys = ed25519Pair();
  await upload(stranger, 'college.json', Buffer.from(JSON.stringify(await embed(foreignBadge(didOf(keys)), keys))));
  await heading(stranger, 'Another issuer’s badge');
  await expect(stranger.getByText('The eddsa-rdfc-2022 signature is good.')).toBeVisible();

  await upload(stranger, 'holiday.txt', Buffer.from('sun and sea'));
  await heading(stranger, 'Nothing to check in it');
  await examine(stranger);
});

test(
  'without scripts a file is checked, and a form without one says what is missing',
  once,
  async ({ otherBrowser }) => {
    const page = await (await otherBrowser({ javaScriptEnabled: false })).newPage();
    await page.goto('/verify');
    await page.getByRole('link', { name: 'Check a PDF or a badge' }).click();
    await page.getByRole('button', { name: 'Check the file' }).click();
    await expect(page.getByRole('alert')).toContainText('Choose a file, or paste the text of a badge.');
    const keys = ed25519Pair();
    await page.getByLabel('Or paste its text').fill(JSON.stringify(await embed(foreignBadge(didOf(keys)), keys)));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await heading(page, 'Another issuer’s badge');
    await expect(page).toHaveURL(/\/verify\/file$/);
  },
);

/** The QR code in a picture of the lower right of the paper. */
function readQr(pdf: string, picture: string): string {
  const quarter = '-r 200 -x 1200 -y 800 -W 1139 -H 854 -png -singlefile'.split(' ');
  execFileSync('pdftoppm', [...quarter, pdf, picture], { stdio: 'ignore' });
  const { data, width, height } = PNG.sync.read(readFileSync(`${picture}.png`));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '';
}

/** The signed form with another name in it. */
function altered(text: string): string {
  const [address, proof = ''] = text.split('#');
  const [header, payload = '', signature] = proof.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), h: 'Somebody Else' };
  return `${address}#${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

test('the QR code of a certificate is checked by a kept page, from a disk, with the network off', async ({
  page,
  newPerson,
  database,
  otherBrowser,
}, testInfo) => {
  test.skip(spawnSync('pdftoppm', ['-v']).error !== undefined, 'did not run: pdftoppm is not on this machine');
  const person = await newPerson({ course: 'read', legalName: name });
  const { code } = await certify(database, person.id);
  const pdf = testInfo.outputPath('certificate.pdf');
  writeFileSync(pdf, await (await page.request.get(`/api/certificates/${code}/pdf`)).body());
  const text = readQr(pdf, testInfo.outputPath('certificate'));
  expect(text).toContain(`/verify/${code}#`);

  await page.goto('/verify/offline');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Keep this page' }).click();
  const kept = testInfo.outputPath('kept.html');
  await (await downloading).saveAs(kept);

  const offline = await otherBrowser();
  await offline.setOffline(true);
  const alone = await offline.newPage();
  await alone.goto(pathToFileURL(kept).href);
  const ask = async (what: string) => {
    await alone.getByLabel('What the QR code says').fill(what);
    await alone.getByRole('button', { name: 'Check it' }).click();
  };
  await ask(text);
  await heading(alone, 'Genuine');
  await expect(alone.getByText(name)).toBeVisible();
  await examine(alone);
  await ask(altered(text));
  await heading(alone, 'Not to be relied on');
  await expect(alone.getByText('Somebody Else')).toHaveCount(0);
  await ask(text.split('#')[0] ?? '');
  await heading(alone, 'No signature in it');

  await page.getByLabel('What the QR code says').fill(text);
  await page.getByRole('button', { name: 'Check it' }).click();
  await heading(page, 'Genuine');
});
