import { certify } from './journeys/certify.ts';
import { buy, cards, fillCard, pressPay, returnPath } from './journeys/pay.ts';
import { adminEmail, courseTitle, slug } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { act } from './support/stripe.ts';
import { uniqueEmail } from './support/sign-in.ts';
import type { Db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import type { Page } from './journeys/test.ts';

/** Long ways through many pages, each looked at by axe. */
test.describe.configure({ mode: 'default', timeout: 150_000 });

const pathwayMinutes = { timeout: 20_000 };

async function buyPathway(page: Page): Promise<void> {
  await page.goto('/checkout/the-pathway');
  await page.getByRole('button', { name: 'Pay with card' }).click();
  await fillCard(page, cards.pays);
  await pressPay(page);
  await expect(page.getByRole('heading', { level: 1, name: 'You are enrolled' })).toBeVisible(pathwayMinutes);
}

async function openOrder(page: Page): Promise<string> {
  await page.goto('/account/orders');
  await page.getByRole('link', { name: /^O-/ }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Give back' })).toBeVisible();
  await expect(page).toHaveURL(/\/account\/orders\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** As if every module of the course had been read. */
async function readAll(db: Db, userId: string): Promise<void> {
  const enrolment = await db.enrolment.findFirstOrThrow({
    where: { userId, course: { slug }, endedAt: null },
    select: { id: true, courseVersion: { select: { modules: { select: { slug: true } } } } },
  });
  const at = now();
  const read = { openedAt: at, lastSeenAt: at, completedAt: at, furthestMille: 1000 };
  await db.moduleProgress.createMany({
    data: enrolment.courseVersion.modules.map((one) => ({ enrolmentId: enrolment.id, moduleSlug: one.slug, ...read })),
    skipDuplicates: true,
  });
}

test('one course of the pathway goes back in two presses and the others stay; with a certificate one stays for good', async ({
  page,
  newPerson,
  database,
}) => {
  const person = await newPerson({ legalName: 'Test Person' });
  await buyPathway(page);
  const order = await openOrder(page);
  const section = page.locator('#give-back');
  await expect(section.getByRole('checkbox')).toHaveCount(3);
  await expect(section.getByText('14 days are left.')).toBeVisible();
  await examine(page);

  await section.getByRole('button', { name: 'Give back…' }).click();
  await expect(page.getByText('Choose at least one course to give back.')).toBeVisible();
  await examine(page);
  await page.getByRole('link', { name: /^Order O-/ }).click();

  const other = section.getByRole('checkbox', { name: /inflammation|immun/i });
  await other.check();
  await section.getByRole('button', { name: 'Give back…' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Give this back for A\$/ })).toBeVisible();
  await expect(page.getByText('Everything else in this order stays as it is.')).toBeVisible();
  await examine(page);
  await page.getByLabel('Why, if you want to say').fill('I took it somewhere else.');
  await page.getByRole('button', { name: /^Give back, get A\$/ }).click();

  await expect(page.getByRole('status').filter({ hasText: 'goes back to you' })).toBeVisible();
  await expect(section.getByText(/^Given back on/)).toBeVisible();
  await expect(section.getByRole('checkbox')).toHaveCount(2);
  await expect(page.getByText('Part of the payment was sent back to you.').first()).toBeVisible();
  await examine(page);
  await page.goto('/learn/inflammation-immunity');
  await expect(page.getByText('You are not enrolled in this course')).toBeVisible();
  await page.goto(`/learn/${slug}`);
  await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible();

  await readAll(database, person.id);
  await certify(database, person.id);
  await page.goto(order);
  await expect(section.getByText('A certificate has been issued for it')).toBeVisible();
  await expect(section.getByRole('checkbox')).toHaveCount(1);
});

test(
  'an admin gives a part back, sees a dispute pause and thaw the course, and gives the rest back',
  once,
  async ({ page, newPerson, otherBrowser, request }) => {
    const therapist = await otherBrowser();
    const person = await newPerson({}, therapist);
    const theirs = await therapist.newPage();
    const session = await buy(theirs);
    await newPerson({ email: adminEmail });
    await page.goto(`/admin/orders?q=${encodeURIComponent(person.email)}`);
    await page.getByRole('link', { name: /^O-/ }).click();
    await expect(page).toHaveURL(/\/admin\/orders\/[0-9a-f-]{36}$/);
    const order = new URL(page.url()).pathname;
    await expect(page.getByRole('table', { name: 'Lines' })).toContainText('Runs');
    await examine(page);

    const give = page.locator('#refund');
    await give.getByRole('button', { name: 'Give back…' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Choose what goes back.' })).toBeFocused();
    await examine(page);
    await give.getByLabel('Part of one line’s price: nothing ends').check();
    await give.getByRole('checkbox').check();
    await give.getByLabel(/^Amount of the part/).fill('12,50');
    await give.getByLabel('Reason for giving it back').fill('A film of the course was missing.');
    await give.getByRole('button', { name: 'Give back…' }).click();
    await expect(give.getByText('The course goes on, and certificates are not touched.')).toBeVisible();
    await examine(page);
    await give.getByRole('button', { name: 'Give A$12.50 back' }).click();
    await expect(page.getByRole('status')).toContainText('The refund is decided.');
    await expect(page.getByRole('table', { name: 'Refunds' })).toContainText('A$12.50');
    await examine(page);

    const dispute = (await act(request, 'dispute', { id: session })) as { id: string };
    await expect(async () => {
      await page.goto(order);
      await expect(page.getByRole('table', { name: 'Lines' })).toContainText('Paused', { timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole('table', { name: 'Disputes' })).toContainText(dispute.id);
    await examine(page);
    await theirs.goto(`/learn/${slug}`);
    await expect(theirs.getByRole('link', { name: 'Start reading' })).toHaveCount(0);
    await openOrder(theirs);
    await expect(theirs.locator('#give-back').getByText('Paused')).toBeVisible();
    await examine(theirs);
    await page.goto('/admin/orders?trouble=disputed');
    await expect(page.getByRole('row').filter({ hasText: person.email })).toHaveCount(1);

    await act(request, 'close-dispute', { disputeId: dispute.id, status: 'won' });
    await expect(async () => {
      await page.goto(order);
      await expect(page.getByRole('table', { name: 'Lines' })).toContainText('Runs', { timeout: 1_000 });
    }).toPass();
    await give.getByLabel('Everything that is left of the order').check();
    await give.getByLabel('Reason for giving it back').fill('The therapist was ill for months.');
    await give.getByRole('button', { name: 'Give back…' }).click();
    await expect(give.getByText(`The enrolment of ${person.email} ends at once.`)).toBeVisible();
    await give.getByRole('button', { name: 'Give A$46.50 back' }).click();
    await expect(page.getByRole('status')).toContainText('The refund is decided.');
    await expect(page.getByRole('cell', { name: /^Given back/ })).toBeVisible();
    await theirs.goto(returnPath(session));
    await expect(theirs.getByRole('heading', { level: 1, name: 'This payment was sent back' })).toBeVisible();
  },
);

test('money is compared and codes are made and closed; every page passes axe', async ({ page, newPerson }) => {
  await newPerson({ email: adminEmail });
  await page.goto('/admin/money');
  await examine(page);
  await page.getByLabel('First day').fill('2026-01-01');
  await page.getByLabel('Last day').fill('2026-12-31');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'at most 92 days' })).toBeFocused();
  const today = now().toISOString().slice(0, 10);
  await page.getByLabel('First day').fill(today);
  await page.getByLabel('Last day').fill(today);
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/\/admin\/money\?run=/);
  await expect(page.getByRole('table', { name: 'Comparisons so far' })).toContainText(adminEmail);
  await examine(page);

  const code = uniqueEmail('code').split('@')[0]?.toUpperCase() ?? '';
  await page.goto('/admin/codes/new');
  await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase());
  await page.getByLabel('What it is for').fill('A test of the shop');
  await page.getByRole('button', { name: 'Make the code…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose what the code does.' })).toBeFocused();
  await examine(page);
  await page.getByLabel('Percentage').check();
  await page.getByLabel(/^Per cent off/).fill('25 %');
  await page.getByRole('checkbox', { name: courseTitle }).check();
  await page.getByRole('button', { name: 'Make the code…' }).click();
  await expect(page.getByText('It takes 25 % off each course it is for.')).toBeVisible();
  await examine(page);
  await page.getByRole('button', { name: 'Make the code', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: code })).toBeVisible();
  await examine(page);
  await page.getByLabel('Reason for closing').fill('The test is over.');
  await page.getByRole('button', { name: 'Close the code…' }).click();
  await page.getByRole('button', { name: 'Close the code', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('The code is closed.');
  await page.goto(`/admin/codes?q=${code}&state=closed`);
  await expect(page.getByRole('row').filter({ hasText: code })).toContainText('Closed');
  await examine(page);
  await page.goto('/legal/refunds');
  await examine(page);
});
