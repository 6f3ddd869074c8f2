import { examine, expect, once, test } from './journeys/test.ts';
import { answerByKeys, tabTo } from './journeys/keys.ts';
import { kindCount, layKindsBefore } from './journeys/kinds.ts';
import { answer, handIn, plain, saved } from './journeys/quiz.ts';
import { collect, expectNoKeys, secrets } from './journeys/secrets.ts';
import type { Locator, Page } from './journeys/test.ts';

// A whole paper, looked at on the way by axe, takes a busy machine its time.
test.describe.configure({ timeout: 180_000 });

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const textsOf = async (lines: Locator) => (await lines.allInnerTexts()).map(plain);

/** The ordering on the page with all questions. */
async function openOrdering(page: Page, paper: string): Promise<{ fieldset: Locator; lines: Locator }> {
  await page.goto(`${paper}?view=all`);
  const fieldset = page.locator('fieldset[data-position]').filter({ hasText: 'Put the steps in order' });
  return { fieldset, lines: fieldset.locator('li > span:first-child') };
}

test('each kind of question by keyboard alone, from the first to every explanation', async ({
  page,
  newPerson,
  database,
}) => {
  const person = await newPerson({ course: 'read', legalName: 'Test Person' });
  const paper = await layKindsBefore(database, person.id);
  const heard = collect(page);
  await page.goto(paper);
  for (let position = 1; position <= kindCount; position += 1) {
    await answerByKeys(page, position);
    await saved(page);
    await examine(page);
    await tabTo(page, page.getByRole('button', { name: /^Save and/ }));
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText(`All ${kindCount} questions have an answer.`)).toBeVisible();
  expectNoKeys(await heard.text());
  await tabTo(page, page.getByRole('button', { name: 'Hand in' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'You have passed')).toBeVisible();
  await expect(page.getByText('100%', { exact: true })).toBeVisible();
  await expect(page.getByText('Place 4, as you put it')).toBeVisible();
  await expect(page.getByText('Your match is right')).toHaveCount(3);
  await expect(page.getByText('Goes with none of these')).toBeVisible();
  await expect(page.getByText('Your answer, and right')).toHaveCount(12);
  await expect(page.getByText('Your answer is right', { exact: true })).toHaveCount(1);
  await expect(page.getByText(/^Gap \d, and your answer is right$/)).toHaveCount(3);
  const text = plain(await page.getByRole('main').innerText());
  expect(secrets.filter((secret) => text.includes(secret) && secret.startsWith('SECRET')).length).toBeGreaterThan(20);
  await examine(page);
});

test('what is wrong, left out or doubled is told in words after the pass', async ({ page, newPerson, database }) => {
  const person = await newPerson({ course: 'read', legalName: 'Test Person' });
  const paper = await layKindsBefore(database, person.id);
  const { fieldset, lines } = await openOrdering(page, paper);
  for (const other of await page.locator('fieldset[data-position]').all())
    if (!/Put the steps|Match each/.test(await other.innerText())) await answer(other, 'right');
  const [first = '', second = ''] = await textsOf(lines);
  for (const line of [first, second])
    await fieldset.getByRole('combobox', { name: `Place ${line}`, exact: true }).selectOption({ label: '2' });
  await page.getByLabel('Weight loss without a reason').selectOption({ index: 1 });
  await expect(fieldset.getByRole('status')).toHaveText('Place 2 is given more than once. Each place takes one line.');
  await saved(page);
  await expect(page.getByText(`${kindCount - 2} of ${kindCount} answered, 2 in part`)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Question \d+, partly answered$/ })).toHaveCount(2);
  await examine(page);
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByText(`2 of ${kindCount} questions are only partly answered`)).toBeVisible();
  await expect(
    page.getByRole('link', { name: /^Question \d+: Match each .*\(1 of 3 parts answered\)$/ }),
  ).toBeVisible();
  await examine(page);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(heading(page, 'You have passed')).toBeVisible();
  await expect(page.getByText(/^Place \d\. You gave it place 2, and another line too$/)).toHaveCount(2);
  await expect(page.getByText(/^Place \d\. You gave it no place$/)).toHaveCount(2);
  await expect(page.getByText('You chose nothing here')).toHaveCount(2);
  await examine(page);
});

test('lines move up and down by buttons, say where they are, and stay there after a reload', async ({
  page,
  newPerson,
  database,
}) => {
  const person = await newPerson({ course: 'read' });
  const paper = await layKindsBefore(database, person.id);
  const { fieldset, lines } = await openOrdering(page, paper);
  const [first = '', second = '', third = '', fourth = ''] = await textsOf(lines);
  const up = fieldset.getByRole('button', { name: `Move up ${third}`, exact: true });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(fieldset.getByRole('status')).toHaveText(`Now at place 2 of 4: ${third}`);
  await expect(up).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await expect(fieldset.getByRole('status')).toHaveText(`Already first: ${third}`);
  await expect(up).toBeFocused();
  const order = [third, first, second, fourth];
  expect(await textsOf(lines)).toEqual(order);
  await saved(page);
  await expect(page.getByText(`1 of ${kindCount} answered`)).toBeVisible();
  await page.reload();
  expect(await textsOf(lines)).toEqual(order);
  for (const [index, line] of order.entries()) {
    const select = fieldset.getByRole('combobox', { name: `Place ${line}`, exact: true });
    await expect(select.locator('option:checked')).toHaveText(String(index + 1));
  }
});

test(
  'without a script every kind is answered by the form alone',
  once,
  async ({ newPerson, otherBrowser, database }) => {
    const plainBrowser = await otherBrowser({ javaScriptEnabled: false });
    const person = await newPerson({ course: 'read', legalName: 'Test Person' }, plainBrowser);
    const paper = await layKindsBefore(database, person.id);
    const page = await plainBrowser.newPage();
    await page.goto(paper);
    for (let position = 1; position <= kindCount; position += 1) {
      const fieldset = page.locator(`fieldset[data-position="${position}"]`);
      await answer(fieldset, 'right');
      await expect(fieldset.getByRole('button')).toHaveCount(0);
      await expect(fieldset.getByText('Press a place on the drawing')).toBeHidden();
      if (position < kindCount) await page.getByRole('button', { name: 'Save and next' }).click();
    }
    await page.getByRole('button', { name: 'Save and check' }).click();
    await expect(page.getByText(`All ${kindCount} questions have an answer.`)).toBeVisible();
    await page.getByRole('link', { name: 'Go back to the questions' }).click();
    await page.getByRole('link', { name: 'Show all questions on one page' }).click();
    await handIn(page);
    await expect(heading(page, 'You have passed')).toBeVisible();
    await expect(page.getByText('100%', { exact: true })).toBeVisible();
  },
);
