import { tabTo } from './journeys/keys.ts';
import { courseTitle, slug } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import type { Page } from './journeys/test.ts';

const others = ['inflammation-immunity', 'nervous-system-regulation'] as const;
const basketHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Your basket' });
const inHeader = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Basket/ });

async function put(page: Page, course: string): Promise<void> {
  await page.goto(`/courses/${course}`);
  await page.getByRole('button', { name: 'Add to basket' }).filter({ visible: true }).first().click();
  await expect(basketHeading(page)).toBeVisible();
}

test('without an account a basket is filled, changed and emptied; together is cheaper', once, async ({ page }) => {
  await page.goto('/basket');
  await expect(page.getByRole('heading', { name: 'Nothing in it yet' })).toBeVisible();
  await expect(inHeader(page)).toHaveCount(0);
  await examine(page);

  await put(page, slug);
  await put(page, others[0]);
  await put(page, others[0]);
  await expect(inHeader(page)).toHaveText(/2/);
  await expect(page.getByText('A$118', { exact: true })).toBeVisible();
  await expect(page.getByText('Together they cost less')).toHaveCount(0);
  await examine(page);

  await page.getByRole('button', { name: 'Show United Kingdom (£)' }).click();
  await expect(page.getByText('£64', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Show Australia (A$)' }).click();

  await put(page, others[1]);
  await expect(page.getByText('Together they cost less')).toBeVisible();
  await examine(page);
  await tabTo(page, page.getByRole('button', { name: 'Take them together' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('so you do not pay for them twice')).toBeVisible();
  await expect(page.getByText('A$149', { exact: true })).toHaveCount(2);
  await expect(inHeader(page)).toHaveText(/1/);

  await put(page, slug);
  await expect(page.getByText('The bundle in your basket has that course already.')).toBeVisible();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByRole('heading', { name: 'Nothing in it yet' })).toBeVisible();
  await expect(inHeader(page)).toHaveCount(0);
});

test('an address asks and does not add; without scripts the basket works as well', once, async ({ otherBrowser }) => {
  const context = await otherBrowser({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/basket?add=${slug}`);
  await page.goto('/basket');
  await expect(page.getByRole('heading', { name: 'Nothing in it yet' })).toBeVisible();
  await page.goto(`/basket?add=${slug}`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.getByRole('link', { name: courseTitle })).toBeVisible();
  await context.addCookies([{ name: 'afferent-basket', value: `${slug}_not-sold_%3Cb%3E`, url: page.url() }]);
  await page.goto('/basket');
  await expect(page.getByText('cannot be bought any more, so we left it out: not-sold.')).toBeVisible();
  await expect(page.getByText('A$59', { exact: true })).toHaveCount(2);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.getByText('cannot be bought any more')).toHaveCount(0);
  await page.getByRole('link', { name: 'Sign in to pay' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=\/basket$/);
});

test('the page for clinics is found from every page, and by keyboard', once, async ({ page }) => {
  await page.goto('/');
  await tabTo(page, page.getByRole('contentinfo').getByRole('link', { name: 'For clinics' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /clinic/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What you never see' })).toBeVisible();
  await examine(page);
});
