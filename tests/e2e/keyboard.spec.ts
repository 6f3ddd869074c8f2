import { answerByKeys, tabTo } from './journeys/keys.ts';
import { courseTitle, modules, questionCount } from './journeys/people.ts';
import { expect, once, test } from './journeys/test.ts';
import type { Locator, Page } from './journeys/test.ts';
import { readMail, uniqueEmail } from './support/sign-in.ts';

async function follow(
  page: Page,
  target: Locator,
  key: 'Enter' | 'Space' = 'Enter',
  direction: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await tabTo(page, target, direction);
  await page.keyboard.press(key);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const link = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('link', { name }).filter({ visible: true }).first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).filter({ visible: true }).first();

test('the whole main job by keyboard alone: from the home page to the certificate', once, async ({ page }) => {
  test.setTimeout(300_000);
  const email = uniqueEmail('keys');

  await test.step('find the course', async () => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await follow(page, link(page, 'See the courses'));
    await expect(heading(page, /courses/i)).toBeVisible();
    await follow(page, link(page, courseTitle));
    await expect(heading(page, courseTitle)).toBeVisible();
    await follow(page, link(page, 'Enrol'));
  });

  await test.step('sign in', async () => {
    await expect(heading(page, 'Sign in')).toBeVisible();
    await type(page, 'E-mail address', email);
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Check your e-mail')).toBeVisible();
    const code = /\b(\d{3})[ -]?(\d{3})\b/.exec((await readMail(page, email)).text);
    await type(page, 'Six-digit code', `${code?.[1]}${code?.[2]}`);
    await page.keyboard.press('Enter');
  });

  await test.step('pay', async () => {
    await follow(page, button(page, 'Pay with card'));
    await page.waitForURL(/\/c\/pay\//);
    await type(page, 'Card number', '4242424242424242');
    await type(page, 'Expiry (MM / YY)', '12/40');
    await type(page, 'Security code (CVC)', '123');
    await type(page, 'Name of the person who pays', 'Test Person');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'You are enrolled')).toBeVisible();
    await follow(page, link(page, 'Start the first module'));
  });

  await test.step('read', async () => {
    for (const [index, { title }] of modules.entries()) {
      await expect(heading(page, title)).toBeVisible();
      if (index === 0) {
        const note = page.locator('#reading details[data-note="chip"]').first();
        await follow(page, note.locator('summary'));
        await expect(note.locator('> div')).toBeVisible();
        await page.keyboard.press('Enter');
        await expect(note.locator('> div')).toBeHidden();
      }
      await follow(page, button(page, 'Mark as read and go on'));
    }
    await expect(heading(page, courseTitle)).toBeVisible();
    await follow(page, link(page, 'Take the quiz'));
  });

  await test.step('pass the quiz', async () => {
    await follow(page, button(page, 'Start the quiz'), 'Space');
    for (let position = 1; position <= questionCount; position += 1) {
      await answerByKeys(page, position);
      await follow(page, button(page, /^Save and/));
    }
    await expect(page.getByRole('heading', { name: 'Check before you hand in' })).toBeFocused();
    await expect(page.getByText(`All ${questionCount} questions have an answer.`)).toBeVisible();
    await follow(page, button(page, 'Hand in'));
    await expect(heading(page, 'You have passed')).toBeVisible();
  });

  await test.step('receive the certificate', async () => {
    await follow(page, link(page, 'See your certificate'));
    await type(page, 'This name will be printed', 'Test Person');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Test Person')).toBeVisible();
    await tabTo(page, link(page, 'Download the PDF'));
  });
});
