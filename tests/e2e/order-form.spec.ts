import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { makeCode } from '#tests/support/codes.ts';
import { cards, fillCard, pressPay } from './journeys/pay.ts';
import { courseTitle, modules, slug } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import type { Page } from './journeys/test.ts';
import { readMail } from './support/sign-in.ts';

const total = (page: Page) => page.getByText('Total, paid once').locator('..');
const unique = () => newId().slice(-10).toUpperCase();
const codeOf = (db: Db, percentOff: number) => makeCode(db, { code: `E2E-${unique()}`, percentOff, label: 'A launch' });

async function fillGift(page: Page, email: string): Promise<void> {
  await page.goto(`/checkout/${slug}?for=gift`);
  await page.getByLabel('Their e-mail address').fill(email);
  await page.getByLabel('Their name').fill('Test Friend');
  await page.getByLabel('A few words from you').fill('Enjoy the course.');
}

test('a code that is wrong says why and stays; a right one changes the total, and that is what the card page asks for', async ({
  page,
  database,
  newPerson,
}) => {
  await newPerson();
  const { code } = await codeOf(database, 20);
  await page.goto(`/checkout/${slug}`);
  await expect(total(page)).toContainText('A$59');
  await page.getByLabel('Promotion or member code').fill('NO-SUCH');
  await page.getByRole('button', { name: 'Use code' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'We do not know this code.' });
  await expect(summary).toBeFocused();
  await expect(page.getByLabel('Promotion or member code')).toHaveValue('NO-SUCH');
  await examine(page);
  await page.getByLabel('Promotion or member code').fill(` ${code.toLowerCase()} `);
  await page.getByRole('button', { name: 'Use code' }).click();
  await expect(total(page)).toContainText('A$47.20');
  await expect(page.getByText('A launch: 20 % off, which is A$11.80.')).toBeVisible();
  await examine(page);
  await page.getByRole('button', { name: 'Pay with card' }).click();
  await page.waitForURL(/\/c\/pay\//);
  await expect(page.getByRole('button', { name: /^Pay .*47\.20/ })).toBeVisible();
  await fillCard(page, cards.pays);
  await pressPay(page);
  await expect(page.getByRole('heading', { level: 1, name: 'You are enrolled' })).toBeVisible();
});

test(
  'a gift to oneself is refused with everything kept, and an order that was left can be changed',
  once,
  async ({ page, newPerson }) => {
    const person = await newPerson();
    await fillGift(page, person.email);
    await page.getByRole('button', { name: 'Pay with card' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'That is your own e-mail address.' })).toBeFocused();
    await expect(page.getByRole('radio', { name: 'A gift for somebody else' })).toBeChecked();
    await expect(page.getByLabel('Their name')).toHaveValue('Test Friend');
    await expect(page.getByLabel('A few words from you')).toHaveValue('Enjoy the course.');
    await examine(page);
    await page.getByLabel('Their e-mail address').fill(`friend-${unique().toLowerCase()}@example.test`);
    await page.getByRole('button', { name: 'Pay with card' }).click();
    await page.waitForURL(/\/c\/pay\//);
    await page.getByRole('link', { name: 'Back to shop' }).click();
    await expect(page.getByText(`You were ordering ${courseTitle}, a gift for friend-`)).toBeVisible();
    await examine(page);
    await page.getByRole('link', { name: 'Change the order' }).click();
    await expect(page.getByLabel('Their name')).toHaveValue('Test Friend');
  },
);

test('a gift is paid, and the buyer reads to whom we write', once, async ({ page, newPerson }) => {
  const person = await newPerson();
  await fillGift(page, `friend-${unique().toLowerCase()}@example.test`);
  await page.getByRole('button', { name: 'Pay with card' }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.getByRole('link', { name: 'Back to shop' }).click();
  await page.getByRole('button', { name: 'Go on to pay' }).click();
  await page.waitForURL(/\/c\/pay\//);
  await fillCard(page, cards.pays);
  await pressPay(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Your gift is on its way' })).toBeVisible();
  await expect(page.getByText('We have written to Test Friend.')).toBeVisible();
  await examine(page);
  expect((await readMail(page, person.email)).text).toContain('Your gift is on its way');
});

test(
  'seventeen seats need the clinic’s billing details, and say so without losing anything',
  once,
  async ({ page, newPerson }) => {
    await newPerson();
    await page.goto(`/checkout/${slug}`);
    await page.getByRole('radio', { name: 'For the people of my clinic' }).check();
    await page.getByLabel('Name of your clinic').fill('Test Clinic');
    await page.getByLabel('Seats').fill('17');
    await page.getByRole('button', { name: 'Update the total' }).click();
    await expect(total(page)).toContainText('A$1,003');
    await expect(page.getByText('17 seats')).toBeVisible();
    await examine(page);
    await page.getByRole('button', { name: 'Pay with card' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'the invoice must say who you are' })).toBeFocused();
    await expect(page.getByLabel('Seats')).toHaveValue('17');
    await page.getByLabel('Name or business').fill('Test Clinic Pty Ltd');
    await page.getByLabel('ABN or VAT number').fill('51 824 753 556');
    await page.getByRole('button', { name: 'Pay with card' }).click();
    await page.waitForURL(/\/c\/pay\//);
    await expect(page.getByRole('button', { name: /^Pay .*1,?003/ })).toBeVisible();
  },
);

test.describe('without scripts', once, () => {
  test.use({ javaScriptEnabled: false });

  test('a code for everything enrols without a card', async ({ page, database, newPerson }) => {
    const person = await newPerson();
    const { code } = await codeOf(database, 100);
    await page.goto(`/checkout/${slug}`);
    await page.getByLabel('Promotion or member code').fill(code);
    await page.getByRole('button', { name: 'Use code' }).click();
    await expect(total(page)).toContainText('A$0');
    await expect(page.getByLabel('Promotion or member code')).toHaveValue(code);
    await page.getByRole('button', { name: 'Enrol without paying' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'You are enrolled' })).toBeVisible();
    await expect(page.getByText('There was nothing to pay')).toBeVisible();
    expect(await database.enrolment.count({ where: { userId: person.id, endedAt: null } })).toBe(1);
    await page.getByRole('link', { name: 'Start the first module' }).click();
    await expect(page.getByRole('heading', { level: 1, name: modules[0].title })).toBeVisible();
  });
});
