import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { codeFromBytes, showCode } from '#lib/certificate/code.ts';
import { hasPdfTools } from '#scripts/chromium.ts';
import { certify } from './journeys/certify.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { courseTitle, courseVersion, passPercent, questionCount, slug } from './journeys/people.ts';
import { passQuiz } from './journeys/quiz.ts';
import { readMail } from './support/sign-in.ts';
import type { Page } from './journeys/test.ts';

const name = 'Zoë Nguyễn-Åström';
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Text without what a line break changes: spaces, hyphens, and the places where an address may be broken. */
const squeezed = (text: string) => text.normalize('NFC').replaceAll(/[\s\u200B-]/g, '');
const tool = (command: string, args: readonly string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The list of facts on a page, label by label. */
async function factsOn(page: Page, section: string): Promise<Record<string, string>> {
  const list = page.getByRole('heading', { name: section }).locator('xpath=following::dl[1]');
  const rows = await list.locator('> div').all();
  return Object.fromEntries(
    await Promise.all(
      rows.map(
        async (row) =>
          [plain(await row.locator('dt').innerText()), plain(await row.locator('dd').innerText())] as const,
      ),
    ),
  );
}

test('a pass without a confirmed name asks for it, then gives the certificate: page, PDF, mail and public check agree', async ({
  page,
  newPerson,
  otherBrowser,
  request,
}, testInfo) => {
  const person = await newPerson({ course: 'read' });
  await passQuiz(page);
  await expect(page.getByText('Your certificate waits for your name')).toBeVisible();
  await page.getByRole('link', { name: 'See your certificate' }).click();
  await expect(page.getByRole('heading', { name: 'Confirm your name to receive it' })).toBeVisible();
  await examine(page);
  const field = page.getByLabel('This name will be printed');
  await field.fill('Z');
  await page.getByRole('button', { name: 'Confirm and receive my certificate' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Give your full name' })).toBeFocused();
  await field.fill(name);
  await page.getByRole('button', { name: 'Confirm and receive my certificate' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await examine(page);
  const facts = await factsOn(page, 'What it says');
  expect(facts).toMatchObject({
    Name: name,
    Course: courseTitle,
    'Course version': courseVersion,
    Mode: 'online, self-paced, assessed',
  });
  expect(facts['Result']).toBe(
    `${questionCount} of ${questionCount} correct (100.0%), pass mark ${passPercent}%, attempt 1`,
  );
  const shown = String(facts['Code']);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the PDF' }).click();
  const file = testInfo.outputPath('certificate.pdf');
  await (await downloading).saveAs(file);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  if (hasPdfTools()) {
    const info = tool('pdfinfo', [file]);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+\S/);
    const text = squeezed(tool('pdftotext', ['-raw', file, '-']));
    for (const label of [
      'Name',
      'Course',
      'Course version',
      'Learning time',
      'Certificate number',
      'Mode',
      'Result',
      'Code',
    ])
      expect(text, label).toContain(squeezed(String(facts[label])));
  }

  const anyone = await (await otherBrowser()).newPage();
  await anyone.goto('/verify');
  await anyone.getByLabel('Certificate code').fill(shown.toLowerCase().replaceAll('-', ' '));
  await anyone.getByRole('button', { name: 'Check the certificate' }).click();
  await expect(anyone.getByRole('heading', { level: 1, name: 'Valid' })).toBeVisible();
  await examine(anyone);
  // Only the time of issue is told in the reader's own way; every fact of the certificate is the same.
  const { Issued: _here, ...publicFacts } = await factsOn(anyone, 'What the certificate says');
  const { Issued: _there, ...ownFacts } = facts;
  expect(publicFacts).toEqual(ownFacts);
  await expect(anyone.getByText(person.email)).toHaveCount(0);

  const code = shown.replaceAll('-', '');
  const json = (await (await request.get(`/api/verify/${code}`)).json()) as {
    status: string;
    code: string;
    certificate: Record<string, unknown>;
  };
  expect(json).toMatchObject({
    status: 'valid',
    code,
    certificate: {
      holderName: name,
      courseTitle,
      courseVersion,
      mode: facts['Mode'],
      hoursText: facts['Learning time'],
      number: facts['Certificate number'],
      hoursMethod: facts['How the hours were worked out'],
    },
  });
  expect((json.certificate['outcomes'] as string[]).map(plain).join(' ')).toBe(facts['Learning outcomes']);
  expect(JSON.stringify(json)).not.toContain(person.email);

  const mail = await readMail(page, person.email);
  expect(mail.text).toContain(String(facts['Certificate number']));
  expect(mail.links.some((href) => href.endsWith(`/verify/${code}`))).toBe(true);

  await page.goto(`/learn/${slug}`);
  await page.getByRole('link', { name: 'See your certificate' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('with a confirmed name the certificate is there at once', once, async ({ page, newPerson }) => {
  await newPerson({ course: 'read', legalName: 'Łukasz Żółć' });
  await passQuiz(page);
  await expect(page.getByText('waits for your name')).toHaveCount(0);
  await page.getByRole('link', { name: 'See your certificate' }).click();
  await examine(page);
  await page.getByRole('link', { name: courseTitle }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Łukasz Żółć' })).toBeVisible();
});

test('a code that cannot be one, and one that was never issued, are told apart', async ({ page, request }) => {
  await page.goto('/verify');
  await page.getByLabel('Certificate code').fill('7KQ2-M4XD');
  await page.getByRole('button', { name: 'Check the certificate' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'That is not quite a code' })).toBeVisible();
  await expect(page.getByText(/A code has 27 letters and digits; this one has 8/)).toBeVisible();
  await expect(page.getByLabel('Certificate code')).toHaveValue(/7KQ2/);
  await examine(page);
  expect((await request.get('/api/verify/7KQ2-M4XD')).status()).toBe(400);

  const unknown = codeFromBytes(randomBytes(16));
  await page.goto(`/verify/${unknown}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Unknown' })).toBeVisible();
  await expect(page.getByText(showCode(unknown))).toBeVisible();
  await examine(page);
  const answer = await request.get(`/api/verify/${unknown}`);
  expect(answer.status()).toBe(404);
  expect(await answer.json()).toEqual({ status: 'unknown' });
});

test.describe('somebody else', once, () => {
  test.use({ allowedConsole: [/status of 404/] });
  test('can check a certificate, and neither open its page in an account nor take its PDF', async ({
    page,
    newPerson,
    database,
    otherBrowser,
  }) => {
    const person = await newPerson({ course: 'read', legalName: 'Test Person' });
    const { certificateId, code } = await certify(database, person.id);
    const elsewhere = await otherBrowser();
    await newPerson({}, elsewhere);
    const stranger = await elsewhere.newPage();
    expect((await stranger.goto(`/account/certificates/${certificateId}`))?.status()).toBe(404);
    expect((await elsewhere.request.get(`/api/certificates/${code}/pdf`)).status()).toBe(404);
    await stranger.goto(`/verify/${code}`);
    await expect(stranger.getByRole('heading', { level: 1, name: 'Valid' })).toBeVisible();
    expect((await page.goto(`/account/certificates/${certificateId}`))?.status(), 'its holder opens it').toBe(200);
    expect((await page.context().request.get(`/api/certificates/${code}/pdf`)).status()).toBe(200);
  });
});
