import { cards, fillCard, pressPay } from './journeys/pay.ts';
import { slug } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { readMail } from './support/sign-in.ts';

test('the three courses are bought together: one price, one receipt, three courses to study', async ({
  page,
  newPerson,
}) => {
  const person = await newPerson();
  await page.goto('/courses');
  await page.getByRole('link', { name: 'All 3 courses together' }).click();
  await expect(page.getByText('A$149', { exact: true })).toBeVisible();
  await examine(page);
  await page.getByRole('link', { name: 'Enrol in all three' }).click();
  await expect(page).toHaveURL(/\/checkout\/the-pathway$/);
  await expect(page.getByText('A$149').first()).toBeVisible();
  await examine(page);
  await page.getByRole('button', { name: 'Pay with card' }).click();
  await fillCard(page, cards.pays);
  await pressPay(page);
  await expect(page.getByRole('heading', { level: 1, name: 'You are enrolled' })).toBeVisible();
  await expect(page.getByText('3 courses are open to you now.')).toBeVisible();
  await examine(page);
  const mail = await readMail(page, person.email);
  expect(mail.text).toContain('Total paid: A$149 AUD');
  await page.getByRole('link', { name: 'See your courses' }).click();
  await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: /axis|immunity|nervous/i })).toHaveCount(3);
  await page.goto('/checkout/the-pathway');
  await expect(page.getByRole('heading', { level: 1, name: 'You are already enrolled' })).toBeVisible();
});

test('who has one of the courses is offered the others, and not charged twice', once, async ({ page, newPerson }) => {
  await newPerson({ course: 'enrolled' });
  await page.goto('/checkout/the-pathway');
  await expect(page.getByRole('heading', { level: 1, name: 'You have part of this already' })).toBeVisible();
  await expect(page.getByRole('button', { name: /pay/i })).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('listitem').getByRole('link')).toHaveCount(2);
  await expect(page.locator(`a[href="/checkout/${slug}"]`)).toHaveCount(0);
  await examine(page);
});
