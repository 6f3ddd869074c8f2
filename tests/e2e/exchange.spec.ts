import { readFileSync } from 'node:fs';
import { publishTinyCourse } from '#tests/support/factories.ts';
import type { TinyCourse } from '#tests/support/factories.ts';
import { adminEmail } from './journeys/people.ts';
import { examine, expect, test as base } from './journeys/test.ts';
import type { Page } from './journeys/test.ts';

/** A course of its own, in no list that a therapist sees, so that no other journey meets its questions. */
const test = base.extend<{ tiny: TinyCourse & { readonly title: string } }>({
  tiny: async ({ newPerson, database }, use, info) => {
    await newPerson({ email: adminEmail });
    const title = `Exchange ${info.testId} ${info.retry}`;
    await use({ ...(await publishTinyCourse(database, { title, status: 'in_preparation' })), title });
  },
});

/** What a form says is wrong; Next keeps an alert of its own outside the page. */
const alertOf = (page: Page) => page.getByRole('main').getByRole('alert');

type Upload = { readonly name: string; readonly text: string };

async function check(page: Page, tiny: TinyCourse, { name, text }: Upload): Promise<void> {
  await page.goto(`/admin/questions/import?version=${tiny.courseVersionId}`);
  await page.getByLabel('File').setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page).toHaveURL(/\/admin\/questions\/import\/check\//);
}

async function exported(page: Page, { title }: { title: string }, label: string): Promise<Buffer> {
  await page.goto('/admin/questions/exchange');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: `${label} of ${title}` }).click();
  return readFileSync(await (await waiting).path());
}

test('a pool is exported, a changed file is checked and imported, and the same file then changes nothing', async ({
  page,
  tiny,
  database,
}) => {
  const text = (await exported(page, tiny, 'Moodle XML')).toString('utf8');
  await examine(page);
  expect(text).toContain('<text>Question number 3, answered by the first option?</text>');
  const changed = text
    .replace('Question number 3, answered by the first option?', 'Question number three, in other words?')
    .replaceAll('tq-004', 'zz-777');
  await check(page, tiny, { name: 'changed.xml', text: changed });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check before you import');
  await page.getByText('Added to the pool: 1').click();
  await expect(page.getByText('zz-777', { exact: true })).toBeVisible();
  await page.getByText('Replaced by a new wording: 1').click();
  await expect(page.getByText('tq-003', { exact: true })).toBeVisible();
  await expect(page.getByText('Left as they are: 10')).toBeVisible();
  await examine(page);
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(alertOf(page)).toContainText('at least 8 characters');
  await page.getByLabel('Reason').fill('Mended with the author');
  await page.getByRole('button', { name: 'Import…' }).click();
  await expect(page.getByText('Papers drawn from now on use the new pool.')).toBeVisible();
  await page.getByRole('button', { name: 'Import the questions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 questions imported');
  await expect(page.getByText('Mended with the author')).toBeVisible();
  await examine(page);
  expect(await database.poolChange.count({ where: { courseVersionId: tiny.courseVersionId } })).toBe(2);
  await check(page, tiny, { name: 'changed.xml', text: changed });
  await expect(page.getByText('This file changes nothing')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import…' })).toHaveCount(0);
  await page.goto('/admin/audit?action=pool.imported');
  await page.getByRole('link', { name: 'Question import' }).first().click();
  await expect(page.getByText('SHA-256 of the file')).toBeVisible();
});

test('a bad file gets a list of what is wrong with its lines, and changes nothing', async ({
  page,
  tiny,
  database,
}) => {
  const text = (await exported(page, tiny, 'Moodle XML')).toString('utf8');
  const bad = text.replace('fraction="0"', 'fraction="100"').replace('afferent:module=m2', 'afferent:module=m9');
  const line = bad.slice(0, bad.indexOf('<question type="multichoice">')).split('\n').length;
  await check(page, tiny, { name: 'bad.xml', text: bad });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file cannot be imported');
  const list = page.getByRole('list', { name: 'Errors' });
  await expect(list).toContainText(`line ${line}, column 3`);
  await expect(list).toContainText('tq-000 has 2 right answers: it needs exactly one');
  await expect(page.getByRole('button', { name: 'Import…' })).toHaveCount(0);
  await examine(page);
  const laughs = `<!DOCTYPE quiz [<!ENTITY a "b">]>\n${text}`;
  await check(page, tiny, { name: 'laughs.xml', text: laughs });
  await expect(page.getByRole('list', { name: 'Errors' })).toContainText('entities of a file’s own are refused');
  expect(await database.poolChange.count({ where: { courseVersionId: tiny.courseVersionId } })).toBe(0);
});

test('the form says what is missing, keeps what was typed, and refuses what is too large', async ({ page, tiny }) => {
  await page.goto('/admin/questions/import');
  await page.getByLabel('Course version').selectOption({ label: `${tiny.title}, version 1.0` });
  await page.getByRole('button', { name: 'Go on' }).click();
  await examine(page);
  await page.getByLabel('Topic').fill('Bones and joints');
  await page.getByLabel('Two letters for new keys').fill('9');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(alertOf(page)).toContainText('Give two letters, such as im.');
  await expect(page.getByLabel('Topic')).toHaveValue('Bones and joints');
  await page.getByLabel('Two letters for new keys').fill('bj');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(alertOf(page)).toContainText('Choose a file');
  await expect(page.getByLabel('Two letters for new keys')).toHaveValue('bj');
  await examine(page);
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'large.xml', mimeType: 'text/xml', buffer: Buffer.alloc(8_600_000, 32) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(alertOf(page)).toContainText('larger than 8 MB');
});

test('a QTI package comes back as it went', async ({ page, tiny }) => {
  const bytes = await exported(page, tiny, 'QTI 3.0 package');
  await page.goto(`/admin/questions/import?version=${tiny.courseVersionId}`);
  // The name and the type that a browser gives for a file count for nothing.
  await page.getByLabel('File').setInputFiles({ name: 'pool.txt', mimeType: 'text/plain', buffer: bytes });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('Left as they are: 12')).toBeVisible();
  await expect(page.getByText('QTI 3.0 package')).toBeVisible();
});

test('nobody else reaches import or export', async ({ newPerson, page }) => {
  await newPerson({ course: 'enrolled' });
  for (const path of ['import', 'exchange', 'export?course=brain-gut-axis&format=qti']) {
    const response = await page.request.get(`/admin/questions/${path}`);
    expect(response.status(), path).toBe(404);
  }
  const sent = await page.request.post('/admin/questions/import/upload', { multipart: { version: 'x' } });
  expect(sent.status()).toBe(404);
});
