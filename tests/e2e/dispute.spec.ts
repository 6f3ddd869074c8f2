import { examine, expect, once, test } from './journeys/test.ts';
import { buy } from './journeys/pay.ts';
import { slug } from './journeys/people.ts';
import { act } from './support/stripe.ts';
import type { Page } from './journeys/test.ts';

const closed = (page: Page) => page.getByText('The bank is looking into the payment for this course').first();

test.describe('a contested payment', once, () => {
  test('while the bank looks into a payment its course says so and is closed; once the payment stands it is open again', async ({
    page,
    request,
    newPerson,
  }) => {
    await newPerson();
    const session = await buy(page);
    const opened = (await act(request, 'dispute', { id: session })) as { id: string };
    // The webhook and its job are on their way.
    await expect(async () => {
      await page.goto(`/learn/${slug}`);
      await expect(closed(page)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByText('It opens again by itself')).toBeVisible();
    await examine(page);
    for (const place of [`/learn/${slug}/quiz`, '/account']) {
      await page.goto(place);
      await expect(closed(page)).toBeVisible();
    }
    await page.goto('/account/orders');
    await page.getByRole('link', { name: /^O-/ }).click();
    await expect(page.getByText('Access is paused while the bank decides')).toBeVisible();
    await act(request, 'close-dispute', { disputeId: opened.id, status: 'won' });
    await expect(async () => {
      await page.goto(`/learn/${slug}`);
      await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible({ timeout: 1_000 });
    }).toPass();
  });
});
