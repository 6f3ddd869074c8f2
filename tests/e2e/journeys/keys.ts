import { choiceOf, groupOf } from '#lib/quiz/rules/parts.ts';
import { expect } from '../support/test.ts';
import type { Locator, Page } from '../support/test.ts';
import { fieldFor, keysFor, questionIn, selectFor, unitFor } from './quiz.ts';

/** So many presses may lie between one thing and the next on the longest page, a module with all its notes. */
const mostPresses = 320;

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
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
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

/** Radios or checkboxes: arrows move among radios without choosing, Tab among checkboxes, Space chooses. */
async function tickByKeys(page: Page, group: Locator, wanted: readonly string[]): Promise<void> {
  const choices = group.locator('input:not([type=hidden]):not([data-certainty])');
  const inputs = await choices.all();
  await tabTo(page, choices.first());
  for (const input of inputs) {
    await expect(input).toBeFocused();
    const isWanted = wanted.includes(await input.inputValue());
    if (isWanted) await page.keyboard.press('Space');
    await expect(input).toBeChecked({ checked: isWanted });
    const isRadio = (await input.getAttribute('type')) === 'radio';
    if (input !== inputs.at(-1)) await page.keyboard.press(isRadio ? 'ArrowDown' : 'Tab');
  }
  // The arrows have passed every option: only the wanted ones are chosen.
  await expect(group.locator('input:checked:not([data-certainty])')).toHaveCount(wanted.length);
}

/** As many letters of a choice as tell it from the others of its list. */
async function lettersFor(select: Locator, label: string): Promise<string> {
  const labels = await select.locator('option').allTextContents();
  const begins = (length: number) =>
    labels.filter((each) => each.toLowerCase().startsWith(label.slice(0, length).toLowerCase())).length;
  let length = 1;
  while (length < label.length && begins(length) > 1) length += 1;
  return label.slice(0, length);
}

/** A list in one line: keys that move choose nothing while it is closed, the first letters of a choice do. */
async function chooseByKeys(
  page: Page,
  { select, value, label }: Awaited<ReturnType<typeof selectFor>>,
): Promise<void> {
  await tabTo(page, select);
  const before = await select.inputValue();
  for (const key of ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'End', 'Home', 'PageDown', 'PageUp'])
    await page.keyboard.press(key);
  await expect(select).toHaveValue(before);
  await page.keyboard.type(await lettersFor(select, label));
  await expect(select).toHaveValue(value);
}

/** What is typed: a gap or a number, and the unit beside it. */
async function typeByKeys(page: Page, fieldset: Locator): Promise<void> {
  const question = await questionIn(fieldset);
  for (const key of keysFor(question, 'right')) {
    const field = fieldFor(fieldset, question, key);
    const unit = unitFor(fieldset, question, key);
    if (field) {
      await tabTo(page, field);
      await page.keyboard.type(choiceOf(key));
      for (const arrow of ['ArrowUp', 'ArrowDown']) await page.keyboard.press(arrow);
      await expect(field).toHaveValue(choiceOf(key));
    } else if (unit) {
      await tickByKeys(page, fieldset.getByRole('group', { name: 'Unit' }), [await unit.inputValue()]);
    } else {
      await chooseByKeys(page, await selectFor(fieldset, question, key));
    }
  }
}

/** Answers the question on the page rightly, with the keyboard alone. */
export async function answerByKeys(page: Page, position: number): Promise<void> {
  const fieldset = page.locator(`fieldset[data-position="${position}"]`);
  await expect(fieldset).toBeVisible();
  const question = await questionIn(fieldset);
  const keys = keysFor(question, 'right');
  if (question.kind === 'ordering' || question.kind === 'matching') {
    const lines = question.kind === 'ordering' ? question.options.length : question.prompts.length;
    // In the order in which the page shows them.
    for (let line = 0; line < lines; line += 1) {
      const id = await fieldset.locator('select').nth(line).getAttribute('id');
      for (const key of keys) {
        const place = await selectFor(fieldset, question, key);
        if ((await place.select.getAttribute('id')) === id) await chooseByKeys(page, place);
      }
    }
    return;
  }
  if (question.kind === 'numeric' || question.kind === 'cloze') {
    await typeByKeys(page, fieldset);
    return;
  }
  const parts = fieldset.locator('fieldset:not(:has([data-certainty]))');
  if ((await parts.count()) === 0) {
    await tickByKeys(page, fieldset, keys);
    return;
  }
  const groups = [...new Set(keys.map(groupOf))];
  for (const [index, group] of groups.entries())
    await tickByKeys(
      page,
      parts.nth(index),
      keys.filter((key) => groupOf(key) === group && choiceOf(key) !== ''),
    );
}
