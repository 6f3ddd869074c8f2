import { makeCode } from '#tests/support/codes.ts';
import { cards, fillCard, pressPay, sessionOf } from './journeys/pay.ts';
import { slug } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { readMail } from './support/sign-in.ts';
import type { BrowserContext, Page } from './journeys/test.ts';

const other = 'inflammation-immunity';
const enrolled = (page: Page) => page.getByRole('heading', { level: 1, name: 'You are enrolled' });
const inHeader = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Basket/ });

/** As the buttons of the course pages leave it. */
function fill(context: BrowserContext, baseURL: string | undefined, ...slugs: string[]): Promise<void> {
  return context.addCookies([{ name: 'afferent-basket', value: slugs.join('_'), url: String(baseURL) }]);
}

test(
  'two courses, a code, a declined card, a good one: one order, and the basket empties when it is paid',
  once,
  async ({ page, context, baseURL, newPerson, database }) => {
    const { code } = await makeCode(database, { percentOff: 20, label: 'A test occasion' });
    await fill(context, baseURL, slug, other);
    const person = await newPerson();
    await page.goto('/basket');
    await examine(page);
    await page.getByLabel('Promotion or member code').fill(code);
    await page.getByRole('button', { name: 'Use code' }).click();
    await expect(page.getByText('A$94.40', { exact: false }).first()).toBeVisible();
    await examine(page);
    await page.getByRole('button', { name: 'Pay with card' }).click();
    await fillCard(page, cards.declined);
    await pressPay(page);
    await expect(page.locator('#problems')).toBeVisible();
    const elsewhere = await context.newPage();
    await elsewhere.goto('/basket');
    await expect(inHeader(elsewhere)).toHaveText('Basket (2)');
    await fillCard(page, cards.pays);
    await pressPay(page);
    await expect(enrolled(page)).toBeVisible();
    await expect(page.getByText('2 courses are open to you now.')).toBeVisible();
    const kept = async () => (await context.cookies()).filter(({ name }) => name === 'afferent-basket');
    await expect.poll(kept).toEqual([]);
    await expect(inHeader(page)).toHaveCount(0);
    await elsewhere.reload();
    await expect(elsewhere.getByRole('heading', { name: 'Nothing in it yet' })).toBeVisible();
    const mail = await readMail(page, person.email);
    expect(mail.text).toContain('Total paid: A$94.40 AUD');
    await page.goto('/account');
    await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: /axis|immunity/i })).toHaveCount(2);
  },
);

test(
  'the currency can be changed until checkout starts, and not on the card page',
  once,
  async ({ page, context, newPerson }) => {
    const person = await newPerson();
    await page.goto(`/checkout/${slug}`);
    await page.getByRole('button', { name: 'Show United Kingdom (£)' }).click();
    await expect(page.getByText('£32').first()).toBeVisible();
    await page.getByRole('button', { name: 'Pay with card' }).click();
    await page.waitForURL(/\/c\/pay\//);
    const session = sessionOf(page);
    const elsewhere = await context.newPage();
    await elsewhere.goto(`/courses/${slug}`);
    await elsewhere.getByRole('button', { name: 'Show Australia (A$)' }).filter({ visible: true }).first().click();
    await expect(elsewhere.getByText('A$59').filter({ visible: true }).first()).toBeVisible();
    await page.reload();
    expect(sessionOf(page)).toBe(session);
    await expect(page.getByRole('button', { name: 'Pay £32.00 GBP' })).toBeVisible();
    await fillCard(page, cards.pays);
    await pressPay(page);
    await expect(enrolled(page)).toBeVisible();
    expect((await readMail(page, person.email)).text).toContain('Total paid: £32 GBP');
  },
);
