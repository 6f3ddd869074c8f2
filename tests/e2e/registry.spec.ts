import { certify } from './journeys/certify.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { adminEmail, courseTitle, courseVersion } from './journeys/people.ts';
import type { Page } from './journeys/test.ts';
import { newId } from '#lib/ids.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/day.ts';

/** So far west that it is another day than where the people of the other journeys live: they get no line of this one. */
const zone = 'Pacific/Niue';

async function enterApproval(page: Page, body: string, place: string, number: string): Promise<void> {
  const today = dayIn(now(), zone);
  await page.goto('/admin/approvals/new');
  await page.getByLabel('Course and version').selectOption({ label: `${courseTitle}, version ${courseVersion}` });
  await page.getByRole('button', { name: 'Enter the approval…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Give the approved title' })).toBeVisible();
  await expect(page.getByLabel('Course and version')).not.toHaveValue('');
  await page.getByLabel('Body', { exact: true }).selectOption({ label: body });
  await page.getByLabel('Place', { exact: true }).fill(place);
  await page.getByLabel('Approval number').fill(number);
  await page.getByLabel('Provider number').fill('50-1');
  await page.getByLabel('Approved title').fill('Massage And The Gut, As Approved');
  await page.getByLabel('Hours or points approved').fill('1.5');
  await page.getByLabel('First day').fill(today);
  await page.getByLabel('Last day').fill(today);
  await page.getByLabel('Where it is written').fill('Letter of the body, for this test.');
  await page.getByRole('button', { name: 'Enter the approval…' }).click();
  await page.getByRole('button', { name: 'Enter the approval', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('The approval is entered');
}

async function withdraw(page: Page, number: string): Promise<void> {
  await page.goto('/admin/approvals');
  await page.getByRole('link', { name: number }).click();
  await page.getByLabel('Reason for withdrawing').fill('The test is over.');
  await page.getByRole('button', { name: 'Withdraw the approval…' }).click();
  await page.getByRole('button', { name: 'Withdraw the approval', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('The approval is withdrawn');
}

test(
  'an admin enters approvals, a pass prints their line, and a number given later brings the other',
  once,
  async ({ page, newPerson, otherBrowser, database }) => {
    await newPerson({ email: adminEmail });
    const suffix = newId().slice(-6);
    const [ready, waiting] = [`AMT-${suffix}`, `FL-${suffix}`];
    await enterApproval(page, 'Australia: Association of Massage Therapists', 'Australia', ready);
    await examine(page);
    await enterApproval(page, 'United States, Florida: Florida Board of Massage Therapy', 'Florida', waiting);
    await page.goto('/admin/approvals?state=running');
    await examine(page);

    const browser = await otherBrowser();
    const therapist = await newPerson({ course: 'read', legalName: 'Lina Lines' }, browser);
    await database.user.update({ where: { id: therapist.id }, data: { timeZone: zone } });
    const { certificateId, code } = await certify(database, therapist.id);
    const own = await browser.newPage();
    await own.goto(`/account/certificates/${certificateId}`);
    await expect(own.getByText(`Approval ${ready} ·`)).toBeVisible();
    await expect(own.getByText('“Massage And The Gut, As Approved”')).toBeVisible();
    await expect(own.getByText(`Approval ${waiting}`)).toHaveCount(0);
    await expect(own.getByText('Its line has to carry your own number.')).toBeVisible();
    await examine(own);

    await database.cpdMembership.create({
      data: {
        id: newId(),
        userId: therapist.id,
        bodySlug: 'florida',
        membershipNumber: 'MA 12345',
        disciplines: [],
        createdAt: now(),
        updatedAt: now(),
      },
    });
    await own.reload();
    await own.getByRole('button', { name: 'Ask for a replacement…' }).click();
    await own.getByRole('button', { name: 'Replace it' }).click();
    await expect(own.getByText(`Approval ${waiting} · provider 50-1 · member MA 12345`)).toBeVisible();
    await own.goto(`/verify/${code}`);
    await expect(own.getByRole('heading', { level: 1 })).toHaveText('Superseded');

    for (const number of [ready, waiting]) await withdraw(page, number);
  },
);

test('a therapist takes a copy and erases the account; what was issued still resolves', async ({
  page,
  newPerson,
  database,
}) => {
  const person = await newPerson({ course: 'read', legalName: 'Gone Tomorrow' });
  const { code } = await certify(database, person.id);
  const minutesAgo = (minutes: number) => new Date(now().getTime() - minutes * 60_000);
  const age = (minutes: number) =>
    database.session.updateMany({ where: { userId: person.id }, data: { createdAt: minutesAgo(minutes) } });

  await page.goto('/account/settings');
  await page.getByRole('link', { name: 'Copy or erase my data' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your data' })).toBeVisible();
  await examine(page);
  const copy = await page.request.get('/account/settings/data/download');
  expect(copy.headers()['content-type']).toBe('application/zip');
  expect((await copy.body()).subarray(0, 2).toString()).toBe('PK');

  await age(20);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect(page.getByLabel('Your address')).toHaveCount(0);
  await age(1);
  await page.reload();
  await page.getByLabel('Your address').fill('someone@else.example');
  await page.getByRole('button', { name: 'Erase my account…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not the address of this account' })).toBeVisible();
  await page.getByLabel('Your address').fill(` ${person.email.toUpperCase()} `);
  await page.getByRole('button', { name: 'Erase my account…' }).click();
  await examine(page);
  await page.getByRole('button', { name: 'Erase my account', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account is erased' })).toBeVisible();
  await examine(page);

  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`/verify/${code}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Valid' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Gone Tomorrow' })).toBeVisible();
  expect(await database.user.count({ where: { email: person.email } })).toBe(0);
});
