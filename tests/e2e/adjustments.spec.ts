import type { Browser } from '@playwright/test';
import { examine, expect, test } from './journeys/test.ts';
import type { Page } from './journeys/test.ts';
import { adminEmail, courseTitle, slug } from './journeys/people.ts';
import { answerAll, handIn, startQuiz } from './journeys/quiz.ts';

// A whole paper, looked at on the way by axe, takes a busy machine its time.
test.describe.configure({ timeout: 120_000 });

const secret = 'A letter about her dyslexia was seen on Monday.';

/** What was typed and chosen in the form that grants. */
async function fillGrant(page: Page): Promise<void> {
  await page.getByLabel('Course', { exact: true }).selectOption({ label: courseTitle });
  await page.getByLabel(/^Extra time in percent/).fill('25');
  await page.getByLabel('No waiting').check();
  await page.getByLabel(/^Extra tries/).fill('one');
}

test('an admin grants extra time and no waiting with a reason; the therapist sees what, and never why, and need not wait', async ({
  page,
  newPerson,
  otherBrowser,
  database,
}) => {
  const therapistBrowser = await otherBrowser();
  const therapist = await newPerson({ course: 'read', legalName: 'Test Person' }, therapistBrowser);
  const hers = await therapistBrowser.newPage();
  const paper = await startQuiz(hers);
  await answerAll(hers, paper, 'wrong');
  await handIn(hers);
  await expect(hers.getByText(/The next try opens on/)).toBeVisible();

  await newPerson({ email: adminEmail });
  await page.goto(`/admin/therapists/${therapist.id}`);
  await expect(page.getByText('Nothing was granted: the quizzes apply as they are.')).toBeVisible();
  await fillGrant(page);
  await page.getByRole('button', { name: 'Grant…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'things need attention' })).toBeFocused();
  await expect(page.getByRole('link', { name: /Give a reason of at least 10 characters/ })).toBeVisible();
  await expect(page.getByLabel(/^Extra tries/)).toHaveValue('one');
  await expect(page.getByLabel(/^Extra time in percent/)).toHaveValue('25');
  await expect(page.getByLabel('No waiting')).toBeChecked();
  await examine(page);

  await page.getByLabel(/^Extra tries/).fill('');
  await page.getByLabel('Reason for granting').fill(secret);
  await page.getByRole('button', { name: 'Grant…' }).click();
  const ask = page.getByRole('group').filter({ hasText: 'Only admins ever read the reason' });
  await expect(ask).toBeFocused();
  await expect(ask).toContainText('A try that is under way keeps its time');
  await examine(page);
  await page.getByRole('button', { name: 'Grant it' }).dblclick();
  await expect(page.getByText('The adjustment is granted and holds from now on.')).toBeVisible();
  const table = page.getByRole('table', { name: 'Quiz adjustments' });
  await expect(table.getByText('25% extra time')).toBeVisible();
  await expect(table.getByText(secret)).toBeVisible();
  await examine(page);
  expect(await database.quizAdjustment.count({ where: { userId: therapist.id } })).toBe(1);

  await hers.goto(`/learn/${slug}/quiz`);
  await expect(hers.getByText('25% extra time, no waiting between tries.')).toBeVisible();
  await expect(hers.getByText('This quiz has no time limit for anyone.')).toBeVisible();
  await expect(hers.getByText('you can try again at once')).toBeVisible();
  await expect(hers.getByRole('button', { name: 'Start the next try' })).toBeVisible();
  expect(await hers.content()).not.toContain('dyslexia');
  await examine(hers);
  await startQuiz(hers);

  await page.getByRole('group', { name: 'Which one' }).getByRole('radio').check();
  await page.getByLabel('Reason for ending').fill('It was meant for somebody else.');
  await page.getByRole('button', { name: 'End…' }).click();
  await expect(page.getByRole('group').filter({ hasText: 'Tries that have begun keep' })).toBeFocused();
  await examine(page);
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('The adjustment is ended.')).toBeVisible();
  await expect(table.getByText('It was meant for somebody else.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'End an adjustment' })).toHaveCount(0);

  await hers.goto(`/learn/${slug}/quiz`);
  await expect(hers.getByText('Agreed with you')).toHaveCount(0);
  await therapistBrowser.close();
});

/** A page of the same person without scripts. */
async function withoutScript(browser: Browser, from: Page, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await context.addCookies(await from.context().cookies());
  return context.newPage();
}

test('without a script an admin grants in the same two steps, and a fault keeps what was typed', async ({
  page,
  newPerson,
  otherBrowser,
  browser,
  baseURL,
}) => {
  const therapist = await newPerson({ course: 'read' }, await otherBrowser());
  await newPerson({ email: adminEmail });
  await page.goto('/admin');
  const plain = await withoutScript(browser, page, String(baseURL));
  await plain.goto(`/admin/therapists/${therapist.id}`);
  await fillGrant(plain);
  await plain.getByRole('button', { name: 'Grant…' }).click();
  await expect(plain.getByLabel(/^Extra tries/)).toHaveValue('one');
  await plain.getByLabel(/^Extra tries/).fill('1');
  await plain.getByLabel('Reason for granting').fill(secret);
  await plain.getByRole('button', { name: 'Grant…' }).click();
  await plain.getByRole('button', { name: 'Grant it' }).click();
  await expect(plain.getByText('The adjustment is granted and holds from now on.')).toBeVisible();
  await expect(plain.getByRole('table', { name: 'Quiz adjustments' }).getByText('1 extra try')).toBeVisible();
  await plain.context().close();
});
