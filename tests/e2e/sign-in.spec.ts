import { examine, expect, once, test } from './journeys/test.ts';
import { latestMailPath, readMail, uniqueEmail } from './support/sign-in.ts';
import type { Page } from './journeys/test.ts';

async function ask(page: Page, email: string): Promise<{ link: string; code: string }> {
  const before = await latestMailPath(page, email);
  await page.goto('/sign-in?next=/account/settings');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a sign-in e-mail' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check your e-mail' })).toBeVisible();
  const mail = await readMail(page, email, before);
  const code = /\b(\d{3})[ -]?(\d{3})\b/.exec(mail.text);
  const link = mail.links.find((href) => href.includes('/sign-in/confirm?token='));
  return { link: String(link), code: `${code?.[1]}${code?.[2]}` };
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Six-digit code').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const pressSignIn = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();

test('a person signs in with the code, on the pages that pass axe', async ({ page }) => {
  await page.goto('/sign-in');
  await examine(page);
  const email = uniqueEmail('code');
  const { code } = await ask(page, email);
  await examine(page);
  await typeCode(page, code);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(email);
  await examine(page);
});

test('a link that a mail scanner opened twice still signs its person in, once', async ({
  page,
  request,
  otherBrowser,
}) => {
  const { link } = await ask(page, uniqueEmail('link'));
  for (let times = 0; times < 2; times += 1) expect((await request.get(link)).status()).toBe(200);

  const elsewhere = await otherBrowser();
  const phone = await elsewhere.newPage();
  await phone.goto(link);
  await expect(phone.getByRole('heading', { level: 1, name: 'One more press' })).toBeVisible();
  await examine(phone);
  await pressSignIn(phone);
  await expect(phone).toHaveURL(/\/account\/settings/);

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible();
  await expect(page.getByText('This was already used to sign in.')).toBeVisible();
  await examine(page);
  await page.getByRole('link', { name: 'Ask for a new link' }).click();
  await expect(page.getByLabel('E-mail address')).toBeVisible();
});

test(
  'a wrong code says how many tries are left, and after five the right one is refused as well',
  once,
  async ({ page }) => {
    const { code, link } = await ask(page, uniqueEmail('wrong'));
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (const left of ['4 tries are left', '3 tries are left', '2 tries are left', 'One try is left']) {
      await typeCode(page, wrong);
      await expect(page.getByRole('alert').filter({ hasText: left })).toBeFocused();
    }
    await typeCode(page, wrong);
    await expect(page.getByText('The code was wrong five times').first()).toBeVisible();
    await page.goto('/sign-in/check');
    await expect(page.getByLabel('Six-digit code')).toHaveCount(0);
    await examine(page);
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in/);
    // The link cannot be guessed: it still works.
    await page.goto(link);
    await pressSignIn(page);
    await expect(page).toHaveURL(/\/account\/settings/);
  },
);

test('a code works only in the browser that asked', once, async ({ page, otherBrowser }) => {
  const email = uniqueEmail('thief');
  const { code } = await ask(page, email);
  const elsewhere = await otherBrowser();
  const other = await elsewhere.newPage();
  await other.goto('/sign-in/check');
  await expect(other).toHaveURL(/\/sign-in$/);
  await typeCode(page, code);
  await expect(page).toHaveURL(/\/account\/settings/);
});

test('an expired link and one that was never ours are refused kindly', once, async ({ page, database }) => {
  const email = uniqueEmail('late');
  const { link } = await ask(page, email);
  await database.signInChallenge.updateMany({ where: { email }, data: { expiresAt: new Date(0) } });
  await page.goto(link);
  await expect(page.getByText('Ten minutes have passed, so this no longer works. Ask for a new one.')).toBeVisible();
  await page.goto('/sign-in/confirm?token=nonsense');
  await expect(page.getByText('This link is not one of ours')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ask for a new link' })).toBeVisible();
});

test('what cannot be an address is refused beside its field', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill('nobody');
  await page.getByRole('button', { name: 'Send me a sign-in e-mail' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Type a full e-mail address' })).toBeFocused();
  await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true');
  await examine(page);
});

test(
  'a person sees where they are signed in, ends the other place, and signs out here',
  once,
  async ({ page, context, otherBrowser, newPerson }) => {
    const person = await newPerson();
    const elsewhere = await otherBrowser();
    await newPerson({ email: person.email }, elsewhere);
    const other = await elsewhere.newPage();
    await other.goto('/account');
    await expect(other.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible();

    await page.goto('/account/settings');
    const places = page.getByRole('listitem').filter({ hasText: 'Last seen' });
    await expect(places).toHaveCount(2);
    await expect(places.filter({ hasText: 'This device' })).toHaveCount(1);
    await places.filter({ hasNotText: 'This device' }).getByRole('button', { name: /^End/ }).click();
    await expect(places).toHaveCount(1);
    await other.goto('/account');
    await expect(other).toHaveURL(/\/sign-in\?next=/);

    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/account'));
    expect((await context.cookies()).filter(({ name, value }) => name === 'afferent-session' && value !== '')).toEqual(
      [],
    );
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in\?next=/);
  },
);
