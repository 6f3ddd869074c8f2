import { examine, expect, once, test } from './journeys/test.ts';
import { paidForOthers } from './journeys/orders.ts';
import { modules } from './journeys/people.ts';
import { readMail, signIn, uniqueEmail } from './support/sign-in.ts';
import type { Page } from './journeys/test.ts';

const row = (page: Page, words: string) =>
  page.getByRole('list', { name: 'Seats' }).locator('> li').filter({ hasText: words });

/** From the message about a seat to the course: the link asks for a sign-in and comes back. */
async function takeSeat(page: Page, email: string, { shares }: { shares: boolean }): Promise<void> {
  const mail = await readMail(page, email);
  const link = mail.links.find((href) => href.endsWith('/account/invitations'));
  await page.goto(String(link));
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Finvitations$/);
  await signIn(page, email, '/account/invitations');
  await expect(page.getByRole('heading', { level: 2, name: 'From A clinic' })).toBeVisible();
  await expect(page.getByText('It never sees your answers')).toBeVisible();
  await examine(page);
  if (shares) await page.getByLabel('Let A clinic see my score').check();
  await page.getByRole('button', { name: 'Take the seat' }).click();
  await page.waitForURL(/\/learn\//);
}

test(
  'a clinic owner invites by address and by list, sees done and due, and moves an unused seat',
  once,
  async ({ page, newPerson, otherBrowser, database }) => {
    test.slow();
    const owner = await newPerson({ legalName: 'Olive Owner' });
    const orderId = await paidForOthers(database, owner, 'seats', 3);
    const [ann, bob, cat, dan] = ['ann', 'bob', 'cat', 'dan'].map((name) => uniqueEmail(name)) as [
      string,
      string,
      string,
      string,
    ];

    await page.goto('/account');
    await page.getByRole('link', { name: 'Clinic seats' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Clinic seats' })).toBeVisible();
    await examine(page);
    await page.getByRole('link', { name: 'A clinic' }).click();
    await expect(page.getByText('3 seats: 3 free, 0 done.')).toBeVisible();
    await examine(page);

    // By keyboard alone: what is wrong is said at its field and what was typed stays.
    await page.getByLabel('E-mail address').focus();
    await page.keyboard.type('ann at example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ann Example');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('This is not an e-mail address');
    await expect(page.getByLabel('Name', { exact: false }).first()).toHaveValue('Ann Example');
    await examine(page);
    await page.getByLabel('E-mail address').fill(ann);
    await page.getByLabel('Done by').fill('2027-03-31');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The invitation is on its way.')).toBeVisible();
    await expect(row(page, ann)).toContainText('Invited');
    await expect(row(page, ann)).toContainText('Due by 31 March 2027');

    // A file that is too large is refused in words and not by the error page, whether it is sent or not.
    for (const bytes of [300_000, 500_000]) {
      const buffer = Buffer.alloc(bytes, 'ann@example.test\n');
      await page.getByLabel('File').setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: 'Check the list' }).click();
      await expect(page.getByText('This list is too long to read. Send it in parts.').first()).toBeVisible();
    }

    // A list with one fault invites nobody; mended, everyone.
    await page.getByLabel('File').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`email;name;due\r\n${ann};Ann;\r\n${bob};Bob;31/3/2027\r\nnot an address;;\r\n`),
    });
    await page.getByRole('button', { name: 'Check the list' }).click();
    await expect(page.getByText('Row 4: “not an address” is not an e-mail address.')).toBeVisible();
    await expect(row(page, bob)).toHaveCount(0);
    await examine(page);
    await page.getByLabel('Or paste the rows here').fill(`email,name,due\n${ann},Ann,\n${bob},Bob,31/3/2027\n${cat}`);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await expect(page.getByRole('group', { name: /^Invite 2 people\?/ })).toBeFocused();
    await expect(page.getByText(`Row 2: ${ann} has a seat already`)).toBeVisible();
    await examine(page);
    await page.getByRole('button', { name: 'Invite 2 people' }).click();
    await expect(page.getByText('Everyone in the list has been invited.')).toBeVisible();
    await expect(page.getByText('3 seats: 0 free, 0 done.')).toBeVisible();
    await expect(page.getByText('No seat is free.')).toBeVisible();

    // A colleague takes a seat and studies; the owner learns that it is in use, and no more.
    const colleague = await (await otherBrowser()).newPage();
    await takeSeat(colleague, ann, { shares: false });
    await expect(colleague.getByRole('link', { name: modules[0].title }).first()).toBeVisible();
    await page.reload();
    await expect(row(page, ann)).toContainText('Accepted');
    await page.goto(`/account/clinics/${orderId}`);
    await expect(page.getByRole('main')).not.toContainText('%');
    expect((await colleague.request.get(`/account/clinics/${orderId}`)).status()).toBe(404);
    expect((await colleague.request.get(`/account/clinics/${orderId}/csv`)).status()).toBe(404);

    // An unused seat moves, in two presses; who had it can no longer take it.
    await row(page, bob).getByRole('link', { name: 'Change' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Bob' })).toBeVisible();
    await examine(page);
    await page.getByLabel('E-mail address').fill(cat);
    await page.getByRole('button', { name: 'Move the seat…' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      'This address has a seat of this order already.',
    );
    await page.getByLabel('E-mail address').fill(dan);
    await page.getByRole('button', { name: 'Move the seat…' }).click();
    await expect(page.getByRole('group', { name: /to somebody else\?$/ })).toBeFocused();
    await examine(page);
    await page.getByRole('button', { name: 'Move the seat', exact: true }).click();
    await expect(page.getByText('The seat has moved.')).toBeVisible();
    await expect(row(page, bob)).toHaveCount(0);
    await expect(row(page, dan)).toContainText('Invited');
    expect((await readMail(page, bob)).text).toContain('was withdrawn');
    await page.setViewportSize({ width: 390, height: 844 });
    await examine(page);

    // Consent opens the score, and only while it holds.
    await colleague.goto('/account/invitations');
    await colleague.getByRole('button', { name: 'Share my score and certificate' }).click();
    await expect(colleague.getByText('You let A clinic see your score')).toBeVisible();
    await examine(colleague);
    await colleague.getByRole('button', { name: 'Stop sharing' }).click();
    await expect(colleague.getByText('A clinic does not see your score')).toBeVisible();
  },
);

test(
  'the last seat goes to one of two tabs, and the other is told',
  once,
  async ({ page, context, newPerson, database }) => {
    const owner = await newPerson();
    const orderId = await paidForOthers(database, owner, 'seats', 1);
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto(`/account/clinics/${orderId}`);
      await tab.getByLabel('E-mail address').fill(uniqueEmail('last'));
    }
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(page.getByText('The invitation is on its way.')).toBeVisible();
    await other.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(other.getByRole('main').getByRole('alert')).toContainText('No seat is free.');
    await page.reload();
    await expect(row(page, 'Invited')).toHaveCount(1);
  },
);
