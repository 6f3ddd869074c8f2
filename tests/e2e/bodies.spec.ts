import { bodies } from '#lib/bodies/load.ts';
import { newId } from '#lib/ids.ts';
import { now } from '#lib/time/clock.ts';
import { courseTitle, slug } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';

test('a visitor reads what a body asks, where that was read, and what is not verified', async ({ page }) => {
  await page.goto('/about');
  await page.getByRole('link', { name: 'CPD rules' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What professional bodies ask' })).toBeVisible();
  await expect(page.locator('#main section li h3')).toHaveCount(bodies().size);
  await examine(page);
  await page.getByRole('link', { name: 'Myotherapy Association Australia' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Myotherapy Association Australia' })).toBeVisible();
  await expect(page.getByText('At least 4 of 20 PD points')).toBeVisible();
  await expect(page.getByText('At most 16 of 20 PD points')).toBeVisible();
  await expect(page.getByText('What is not verified')).toBeVisible();
  await expect(page.getByRole('link', { name: /^myotherapy\.org\.au/ })).toHaveAttribute('href', /^https:/);
  await examine(page);
});

test('every body has a page', once, async ({ request }) => {
  for (const [body, rule] of bodies()) {
    const response = await request.get(`/bodies/${body}`);
    expect(response.status(), body).toBe(200);
    expect(await response.text()).toContain(rule.shortName.replace('&', '&amp;'));
  }
  expect((await request.get('/bodies/no-such-body')).status()).toBe(404);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('before paying, a visitor asks whether a course counts, and is told by whose rule', once, async ({ page }) => {
    await page.goto(`/courses/${slug}`);
    await page.getByRole('link', { name: 'Will this count for me?' }).locator('visible=true').click();
    await page.getByLabel('Your professional body').selectOption({ label: 'Massage & Myotherapy Australia (MMA)' });
    await page.getByRole('button', { name: 'See what it adds' }).click();
    await expect(page.getByText(/^We cannot say how many CPE points it gives/)).toBeVisible();
    await page.getByLabel('Your level of membership').selectOption({ label: 'Remedial massage therapist' });
    await page.getByRole('button', { name: 'See what it adds' }).click();
    await expect(page.getByText('40 CPE points are asked of you.')).toBeVisible();
    await expect(page.getByLabel('Your level of membership')).toHaveValue('remedial');
    await expect(page.getByText(/as we read it on 28 November 2026 \(partly found\)/)).toBeVisible();
  });
});

test('a member is told what a course adds to what their log holds already', async ({ page, newPerson, database }) => {
  const person = await newPerson();
  const at = now();
  await page.goto(`/courses/${slug}/counts`);
  await expect(page.getByText('You have not told us which bodies you answer to.')).toBeVisible();
  const shared = { userId: person.id, createdAt: at, updatedAt: at };
  await database.cpdMembership.create({
    data: { ...shared, id: newId(), bodySlug: 'myotherapy-association-australia', disciplines: [] },
  });
  await database.cpdEntry.create({
    data: {
      ...shared,
      id: newId(),
      source: 'manual',
      title: 'A webinar, seen later',
      provider: 'Somewhere else',
      completedOn: at,
      minutes: 9 * 60,
      mode: 'online_self_paced',
      relation: 'direct',
      verification: 'self-declared',
    },
  });
  await page.reload();
  const answer = page.getByRole('region', { name: 'Myotherapy Association Australia' });
  await expect(answer.getByText('Adds 1 of your 20 PD points.')).toBeVisible();
  await expect(answer.getByText('You have 9 of 20 PD points now.')).toBeVisible();
  await expect(answer.getByText('Belongs to “Informal learning”: at most 16; you have 9.')).toBeVisible();
  await expect(answer.getByText('This is no promise', { exact: false })).toBeVisible();
  await expect(page.getByRole('link', { name: courseTitle })).toBeVisible();
  await examine(page);
});
