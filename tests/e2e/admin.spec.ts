import { certify } from './journeys/certify.ts';
import type { Certified } from './journeys/certify.ts';
import { examine, expect, once, test as base } from './journeys/test.ts';
import { adminEmail, courseTitle, modules, questionCount } from './journeys/people.ts';
import type { Person } from './journeys/people.ts';
import type { BrowserContext, Locator, Page } from './journeys/test.ts';
import { now } from '#lib/time/clock.ts';
import { readMail } from './support/sign-in.ts';

type World = { readonly holder: Person; readonly holderBrowser: BrowserContext; readonly certified: Certified };

/** The test's own browser is the admin's; the holder of a certificate has another. */
const test = base.extend<{ world: World }>({
  world: async ({ newPerson, otherBrowser, database }, use) => {
    await newPerson({ email: adminEmail });
    const holderBrowser = await otherBrowser();
    const holder = await newPerson({ course: 'read', legalName: 'Jana Misspelt' }, holderBrowser);
    await use({ holder, holderBrowser, certified: await certify(database, holder.id) });
  },
});

const lists = [
  '/admin',
  '/admin/queue',
  '/admin/certificates',
  '/admin/issue',
  '/admin/enrolments',
  '/admin/attempts',
  '/admin/orders',
  '/admin/therapists',
  '/admin/audit',
] as const;

/** An act in its two steps: fill in, read what will happen, do it. */
async function decide(section: Locator, review: string, confirm: string): Promise<void> {
  await section.getByRole('button', { name: review }).click();
  await section.page().getByRole('button', { name: confirm }).click();
}

async function checkOf(page: Page, code: string): Promise<string> {
  const anyone = await page.context().newPage();
  await anyone.goto(`/verify/${code}`);
  const word = await anyone.getByRole('heading', { level: 1 }).innerText();
  await examine(anyone);
  await anyone.close();
  return word;
}

test('every list of the admin area opens, says where one is, and passes axe', async ({ page, world }) => {
  expect(world.certified.code).toHaveLength(27);
  for (const path of lists) {
    await page.goto(path);
    await expect(page.getByRole('navigation', { name: 'Admin' }).locator('[aria-current=page]')).toHaveCount(1);
    await examine(page);
  }
});

test('an admin sees everything of a therapist: enrolment, paper with its record, certificate', async ({
  page,
  world,
}) => {
  const q = encodeURIComponent(world.holder.email);
  await page.goto(`/admin/enrolments?q=${q}`);
  await expect(page.getByRole('row').filter({ hasText: world.holder.email })).toContainText(
    `${modules.length} of ${modules.length}`,
  );
  await page.getByRole('link', { name: courseTitle }).click();
  await expect(page.getByRole('heading', { level: 1, name: courseTitle })).toBeVisible();
  await examine(page);
  await page.goto(`/admin/attempts?q=${q}`);
  await page.getByRole('link', { name: 'Attempt 1' }).click();
  await expect(page.getByText('The record is unaltered')).toBeVisible();
  await expect(page.getByText(`${questionCount} of ${questionCount}`)).toBeVisible();
  await examine(page);
  await page.goto(`/admin/certificates?q=${q}`);
  await page.getByRole('table', { name: 'Certificates' }).getByRole('link').first().click();
  await expect(page.getByText('Jana Misspelt').first()).toBeVisible();
  await examine(page);
  await page.goto(`/admin/therapists?q=${q}`);
  await page.getByRole('link', { name: world.holder.email }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await examine(page);
});

test('a name is corrected: the old code says superseded and leads to the new one, for ever', async ({
  page,
  world,
}) => {
  const { code, certificateId } = world.certified;
  await page.goto(`/admin/certificates/${certificateId}`);
  await page.getByLabel('Name to print').fill('Jana Spelt-Right');
  await page.getByRole('button', { name: 'Correct the name…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /reason/i })).toBeFocused();
  await examine(page);
  await page.getByLabel('Reason for correcting the name').fill('The holder sent a copy of her registration.');
  await page.getByRole('button', { name: 'Correct the name…' }).click();
  await expect(page.getByRole('group').filter({ hasText: 'This cannot be taken back' })).toBeFocused();
  await examine(page);
  await page.getByRole('button', { name: 'Issue the corrected certificate' }).click();
  await expect(page.getByText('The new certificate is issued.')).toBeVisible();
  expect(page.url()).not.toContain(certificateId);

  expect(await checkOf(page, code)).toBe('Superseded');
  await page.goto(`/verify/${code}`);
  await page.getByRole('link', { name: 'See the newer certificate' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Valid' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Jana Spelt-Right' })).toBeVisible();

  await page.goto(`/admin/certificates/${certificateId}`);
  await expect(page.getByText('A newer certificate has taken this one’s place, and that is final.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Revoke|Correct/ })).toHaveCount(0);
  const mine = await world.holderBrowser.newPage();
  await mine.goto(`/account/certificates/${certificateId}`);
  await expect(mine.getByText('A corrected certificate has taken this one’s place')).toBeVisible();
  await mine.goto('/account/certificates');
  await expect(mine.getByText('made out to Jana Spelt-Right')).toBeVisible();
});

test(
  'a certificate is revoked with a reason and reinstated; the public page follows at once and keeps the reason to itself',
  once,
  async ({ page, world }) => {
    const { code, certificateId } = world.certified;
    const reason = 'The paper was sat by another person.';
    await page.goto(`/admin/certificates/${certificateId}`);
    await page.getByLabel('Reason for revoking').fill(reason);
    await decide(
      page.locator('section').filter({ has: page.getByRole('heading', { name: 'Revoke', exact: true }) }),
      'Revoke…',
      'Revoke the certificate',
    );
    await expect(page.getByText('The certificate is revoked. Its public page says so from now on.')).toBeVisible();
    await examine(page);
    expect(await checkOf(page, code)).toBe('Revoked');
    await page.goto(`/verify/${code}`);
    await expect(page.getByText(reason)).toHaveCount(0);
    const mail = await readMail(page, world.holder.email);
    expect(mail.text).toContain(reason);

    await page.goto(`/admin/certificates/${certificateId}`);
    await page.getByLabel('Reason for reinstating').fill('It was a mix-up of two addresses.');
    await page.getByRole('button', { name: 'Reinstate…' }).click();
    await page.getByRole('button', { name: 'Reinstate the certificate' }).click();
    await expect(page.getByText('The certificate is valid again.')).toBeVisible();
    expect(await checkOf(page, code)).toBe('Valid');

    // Who, when and why stay on record.
    await page.goto(`/admin/audit?q=${certificateId}`);
    const acts = page.getByRole('table', { name: 'Audit trail' }).getByRole('row');
    await expect(acts).toHaveCount(3);
    for (const [what, why] of [
      ['Revoked a certificate', reason],
      ['Reinstated a certificate', 'It was a mix-up of two addresses.'],
    ] as const) {
      const act = acts.filter({ hasText: what });
      await expect(act).toContainText(adminEmail);
      await expect(act).toContainText(why);
      await expect(act.locator('time')).toBeVisible();
    }
    await examine(page);
  },
);

test(
  'a certificate is issued by hand for a completion seen elsewhere, with a reason',
  once,
  async ({ page, world, newPerson, otherBrowser }) => {
    const elsewhere = await otherBrowser();
    const person = await newPerson({}, elsewhere);
    expect(person.email).not.toBe(world.holder.email);
    await page.goto('/admin/issue');
    await page.getByRole('button', { name: 'Check before issuing…' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /attention/ })).toBeFocused();
    await examine(page);
    await page.getByLabel('Therapist’s e-mail').fill(person.email);
    await page.getByLabel('Course').selectOption({ label: courseTitle });
    await page
      .getByLabel('Completed on')
      .fill(new Intl.DateTimeFormat('en-CA', { timeZone: 'Australia/Sydney' }).format(now()));
    await page.getByLabel('Legal name to print').fill('Ana Čížková');
    await page.getByLabel('Reason').fill('Sat on paper at the workshop; the sheet is on file.');
    await page.getByRole('button', { name: 'Check before issuing…' }).click();
    await expect(page.getByText('Issue a certificate to Ana Čížková?')).toBeVisible();
    await examine(page);
    await page.getByRole('button', { name: 'Issue the certificate', exact: true }).click();
    await expect(page.getByText('The certificate is issued and its holder has been sent a message.')).toBeVisible();
    await expect(page.getByText('Issued by hand, no quiz result')).toBeVisible();
    const mine = await elsewhere.newPage();
    await mine.goto('/account/certificates');
    await mine.getByRole('link', { name: courseTitle }).click();
    await expect(mine.getByRole('heading', { level: 1, name: 'Ana Čížková' })).toBeVisible();
    await page.goto(`/admin/audit?q=${encodeURIComponent('Sat on paper')}&action=certificate.issued-by-hand`);
    await expect(page.getByRole('row').filter({ hasText: adminEmail }).first()).toContainText(
      'Issued a certificate by hand',
    );
  },
);

test.describe('without the role', once, () => {
  test.use({ allowedConsole: [/status of 404/] });
  test('every admin page answers as if it did not exist', async ({ page, world, request }) => {
    const { certificateId, attemptId } = world.certified;
    const theirs = await world.holderBrowser.newPage();
    for (const path of [...lists, `/admin/certificates/${certificateId}`, `/admin/attempts/${attemptId}`]) {
      expect((await theirs.goto(path))?.status(), `${path} for a therapist`).toBe(404);
      await expect(theirs.getByRole('navigation', { name: 'Admin' })).toHaveCount(0);
      expect((await request.get(path)).status(), `${path} without a sign-in`).toBe(404);
    }
    expect((await world.holderBrowser.request.get('/admin/audit/export')).status(), 'the trail as a file').toBe(404);
    expect((await page.goto(`/admin/certificates/${certificateId}`))?.status(), 'for the admin').toBe(200);
    const trail = await page.context().request.get('/admin/audit/export');
    expect(trail.status()).toBe(200);
    expect(trail.headers()['content-type']).toContain('text/csv');
  });
});
