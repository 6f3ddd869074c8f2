import { courseTitle, modules } from './journeys/people.ts';
import { findQuestion, textsFor } from './journeys/quiz.ts';
import { expect, once, test } from './journeys/test.ts';
import type { Locator, Page } from './journeys/test.ts';
import { readMail, uniqueEmail } from './support/sign-in.ts';

/** So many presses may lie between one thing and the next on the longest page, a module with all its notes. */
const mostPresses = 260;

/** Whether what has the focus shows it: an outline or a ring that is not there without it. */
async function isFocusShown(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  });
}

/** Presses Tab until the target has the focus, and asserts that it can be seen there. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const wanted = await target.elementHandle();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await page.evaluate((element) => element === document.activeElement, wanted)) {
      expect(await isFocusShown(page), `focus is visible on ${String(target)}`).toBe(true);
      await expect(target).toBeInViewport();
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${String(target)} on ${page.url()}.`);
}

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

/** Answers the question on the page: arrows move among radios without choosing, Space chooses. */
async function answerByKeys(page: Page, position: number): Promise<void> {
  const fieldset = page.locator(`fieldset[data-position="${position}"]`);
  await expect(fieldset).toBeVisible();
  const question = findQuestion((await fieldset.locator('legend').innerText()).replace(/^Question \d+ of \d+/, ''));
  const texts = textsFor(question, 'right');
  const inputs = await fieldset.locator('input:not([type=hidden])').all();
  await tabTo(page, fieldset.locator('input:not([type=hidden])').first());
  for (const input of inputs) {
    await expect(input).toBeFocused();
    const label = (await input.locator('xpath=ancestor::label').innerText()).replaceAll(/\s+/g, ' ').trim();
    if (texts.includes(label)) await page.keyboard.press('Space');
    await expect(input).toBeChecked({ checked: texts.includes(label) });
    if (input !== inputs.at(-1)) await page.keyboard.press(question.kind === 'multiple' ? 'Tab' : 'ArrowDown');
  }
  // The arrows have passed every option: only the chosen ones are chosen.
  await expect(fieldset.locator('input:checked')).toHaveCount(texts.length);
}

test('the whole main job by keyboard alone: from the home page to the certificate', once, async ({ page }) => {
  test.setTimeout(240_000);
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
    for (let position = 1; position <= 12; position += 1) {
      await answerByKeys(page, position);
      await follow(page, button(page, /^Save and/));
    }
    await expect(page.getByRole('heading', { name: 'Check before you hand in' })).toBeFocused();
    await expect(page.getByText('All 12 questions have an answer.')).toBeVisible();
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
