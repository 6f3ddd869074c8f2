import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import type { Cookie, Page } from '@playwright/test';
import { rootDir } from '#lib/paths.ts';

/** An address that nobody has used in this run. */
export function uniqueEmail(prefix = 'person'): string {
  return `${prefix}-${randomBytes(5).toString('hex')}@example.test`;
}

/** Address of the newest message to someone in the local mailbox, or null. */
async function newestMail(mailbox: Page, email: string): Promise<string | null> {
  await mailbox.goto('/dev/mailbox');
  const newest = mailbox.locator(`[data-mail-to="${email}"] a`).first();
  return (await newest.count()) > 0 ? newest.getAttribute('href') : null;
}

export type ReadMail = { readonly path: string; readonly text: string; readonly links: readonly string[] };

/** Opens the newest message to `email` in the local mailbox, once there is one newer than `after`. */
export async function readMail(page: Page, email: string, after: string | null = null): Promise<ReadMail> {
  const mailbox = await page.context().newPage();
  try {
    let path: string | null = null;
    await expect(async () => {
      path = await newestMail(mailbox, email);
      expect(path, `a new message to ${email}`).not.toBe(after);
      expect(path, `a message to ${email}`).not.toBeNull();
    }).toPass({ timeout: 15_000 });
    await mailbox.goto(String(path));
    const body = mailbox.locator('[data-mail-text]');
    const links = await body
      .locator('a')
      .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
    return { path: String(path), text: await body.innerText(), links };
  } finally {
    await mailbox.close();
  }
}

/** The message that is newest now: what `readMail` is to look past. */
export async function latestMailPath(page: Page, email: string): Promise<string | null> {
  const mailbox = await page.context().newPage();
  try {
    return await newestMail(mailbox, email);
  } finally {
    await mailbox.close();
  }
}

/** Signs in as a person does: asks for the mail, reads the code in the mailbox, types it. Ends on `next`. */
export async function signIn(page: Page, email: string, next = '/account'): Promise<void> {
  const before = await latestMailPath(page, email);
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a sign-in e-mail' }).click();
  await expect(page).toHaveURL(/\/sign-in\/check/);
  const mail = await readMail(page, email, before);
  const code = /\b(\d{3})[ -]?(\d{3})\b/.exec(mail.text);
  expect(code, 'a six-digit code in the message').not.toBeNull();
  await page.getByLabel('Six-digit code').fill(`${code?.[1]}${code?.[2]}`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

const jarOf = (email: string) => join(rootDir, '.test', 'e2e', `session-${email.replaceAll(/[^a-z0-9]/gi, '-')}.json`);

/**
 * Signs in with the session of an earlier test of this run where it still holds. For people whom many tests share, such as
 * the demo's admin: one address may ask for five mails in a quarter of an hour. A test that ends sessions uses signIn.
 */
export async function resumeSignIn(page: Page, email: string, next = '/account'): Promise<void> {
  const jar = jarOf(email);
  if (existsSync(jar)) {
    await page.context().addCookies(JSON.parse(readFileSync(jar, 'utf8')) as Cookie[]);
    await page.goto(next);
    if (!new URL(page.url()).pathname.startsWith('/sign-in')) return;
  }
  await signIn(page, email, next);
  mkdirSync(dirname(jar), { recursive: true });
  const draft = `${jar}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(await page.context().cookies()));
  renameSync(draft, jar);
}
