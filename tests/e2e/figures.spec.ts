import { recountFigures } from '#lib/quiz/commands/figures/recount-figures.ts';
import { now } from '#lib/time/clock.ts';
import { simulateAttempts } from '#tests/support/simulate.ts';
import { adminEmail, slug } from './journeys/people.ts';
import { examine, expect, once, test as base } from './journeys/test.ts';

const people = 36;

/** A course that is open, with enough made-up first attempts for figures of its questions; made once for all tests. */
const test = base.extend<object, { readonly attempts: number }>({
  attempts: [
    async ({ database }, use) => {
      const from = new Date(now().getTime() - 30 * 24 * 60 * 60_000);
      await simulateAttempts(database, { courseSlug: slug, people, seed: 8, from });
      await recountFigures(database, {}, now());
      await use(people);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('the figures of a course: the test, the flags, the plots with their tables', async ({
  page,
  newPerson,
  attempts,
}) => {
  await newPerson({ email: adminEmail });
  await page.goto('/admin');
  await page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Figures' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Figures' })).toBeVisible();
  await expect(page.getByText(/The last recount/)).toBeVisible();
  const alpha = page.getByText('Internal consistency (alpha)').locator('xpath=following-sibling::dd');
  await expect(alpha).toContainText('%');
  const count = page.getByText('First attempts', { exact: true }).locator('xpath=following-sibling::dd');
  expect(Number(await count.innerText())).toBeGreaterThanOrEqual(attempts);
  const scores = page.getByRole('figure', { name: 'Scores of first attempts' });
  await scores.getByText('The numbers behind this plot').click();
  await expect(scores.getByRole('table')).toBeVisible();
  await examine(page);
});

test('a course with too few attempts says so, and shows no number in their place', async ({
  page,
  newPerson,
  attempts,
}) => {
  expect(attempts).toBe(people);
  await newPerson({ email: adminEmail });
  await page.goto('/admin/figures');
  const versions = page.getByLabel('Course version');
  const last = await versions.locator('option').last().getAttribute('value');
  await versions.selectOption(last);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText(/too few attempts \(\d+ of 30\)/).first()).toBeVisible();
  await expect(page.getByText('Internal consistency (alpha)')).toHaveCount(0);
  await examine(page);
});

test('the questions of a course are filtered and opened; each says what its figures mean', async ({
  page,
  newPerson,
  attempts,
}) => {
  expect(attempts).toBe(people);
  await newPerson({ email: adminEmail });
  await page.goto('/admin/questions');
  await examine(page);
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'Import and export' })).toHaveAttribute(
    'href',
    '/admin/questions/exchange',
  );
  await expect(main.getByRole('link', { name: 'All corrections' })).toBeVisible();
  await page.getByLabel('Safety').selectOption('1');
  await page.getByLabel('First in the list').selectOption('attempts');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/safety=1/);
  const table = page.getByRole('table', { name: 'Questions' });
  await expect(table.getByRole('row').nth(1)).toContainText('safety');
  await table.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Figures on first attempts' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Answers' })).toBeVisible();
  await expect(page.getByText('(this one)')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Correct or retire it' })).toHaveAttribute('href', /\/correct$/);
  await examine(page);
});

test.describe('as files', once, () => {
  test.use({ allowedConsole: [/status of 404/] });
  test('every answer comes as CSV for an admin, without names; for a therapist there is nothing', async ({
    page,
    newPerson,
    otherBrowser,
    attempts,
  }) => {
    await newPerson({ email: adminEmail });
    await page.goto('/admin/figures');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Every answer' }).click();
    expect((await waiting).suggestedFilename()).toMatch(/^afferent-answers-\d{4}-\d\d-\d\d\.csv$/);
    const href = await page.getByRole('link', { name: 'Every answer' }).getAttribute('href');
    const answer = await page.context().request.get(String(href));
    expect(answer.headers()['content-type']).toContain('text/csv');
    const text = await answer.text();
    expect(text.split('\r\n').length).toBeGreaterThan(attempts * 10);
    expect(text).not.toContain('@');

    const theirs = await otherBrowser();
    await newPerson({}, theirs);
    for (const path of ['/admin/figures', '/admin/questions', '/admin/figures/export'])
      expect((await theirs.request.get(path)).status(), path).toBe(404);
  });
});
