import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Question } from '#lib/catalogue/schema.ts';
import { contentDir } from '#lib/paths.ts';
import { choiceOf, groupOf, unitGroup, valueGroup } from '#lib/quiz/rules/parts.ts';
import { everyKind } from '#tests/support/question-kinds-typed.ts';
import { rightKeys, wrongKeys } from '#tests/support/quiz-answers.ts';
import { expect } from '../support/test.ts';
import type { Locator, Page } from '../support/test.ts';
import { questionCount, slug } from './people.ts';

export type Wanted = 'right' | 'wrong';

const folder = join(contentDir, 'courses', slug, 'questions');

/** The pool with its keys, as it lies in the content. */
export const pool: readonly Question[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as Question[]);

export const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const byStem = new Map([...pool, ...everyKind].map((question) => [plain(question.stem), question]));

/** The question that a fieldset of the paper asks, found by its words. */
export async function questionIn(fieldset: Locator): Promise<Question> {
  const stem = (await fieldset.locator('> legend').innerText()).replace(/^Question \d+ of \d+/, '');
  const question = byStem.get(plain(stem));
  if (!question) throw new Error(`The pool has no question "${stem}".`);
  return question;
}

export function keysFor(question: Question, wanted: Wanted): string[] {
  return wanted === 'right' ? rightKeys(question) : wrongKeys(question);
}

/** The select of a line, by the name that a screen reader says, and the value in it that an answer calls for. */
export async function selectFor(
  fieldset: Locator,
  question: Question,
  key: string,
): Promise<{ readonly select: Locator; readonly value: string; readonly label: string }> {
  const textOf = (list: readonly { readonly key: string; readonly text: string }[], wanted: string) =>
    plain(list.find((each) => each.key === wanted)?.text ?? '');
  let name = '';
  let ending = '';
  if (question.kind === 'ordering') {
    name = `Place ${textOf(question.options, groupOf(key))}`;
    ending = choiceOf(key);
  } else if (question.kind === 'matching') {
    name = textOf(question.prompts, groupOf(key));
    ending = `: ${textOf(question.options, choiceOf(key))}`;
  } else if (question.kind === 'cloze') {
    const index = question.gaps.findIndex((gap) => gap.key === groupOf(key));
    const gap = question.gaps[index];
    name = `Gap ${index + 1} of ${question.gaps.length}`;
    ending = textOf(gap?.kind === 'choice' ? gap.options : [], choiceOf(key));
  }
  const select = fieldset.getByRole('combobox', { name, exact: true });
  const options = await select
    .locator('option')
    .evaluateAll((all) =>
      all.map((option) => ({ value: (option as HTMLOptionElement).value, label: option.textContent })),
    );
  const found = options.find(({ label }) => plain(label).endsWith(ending));
  if (!found) throw new Error(`"${name}" has no choice "${ending}".`);
  return { select, ...found };
}

/** The field that a key is typed in, or null where its answer is chosen. */
export function fieldFor(fieldset: Locator, question: Question, key: string): Locator | null {
  const group = groupOf(key);
  if (question.kind === 'numeric' && group === valueGroup) return fieldset.getByRole('textbox', { name: 'Number' });
  if (question.kind !== 'cloze') return null;
  const index = question.gaps.findIndex((gap) => gap.key === group && gap.kind === 'text');
  const name = `Gap ${index + 1} of ${question.gaps.length}`;
  return index === -1 ? null : fieldset.getByRole('textbox', { name, exact: true });
}

/** The radio of a unit, by its name. */
export function unitFor(fieldset: Locator, question: Question, key: string): Locator | null {
  if (question.kind !== 'numeric' || groupOf(key) !== unitGroup) return null;
  const name = question.units.find((unit) => unit.key === choiceOf(key))?.text ?? '';
  return fieldset.getByRole('radio', { name, exact: true });
}

/** Answers one question, whatever its kind. */
export async function answer(fieldset: Locator, wanted: Wanted): Promise<void> {
  const question = await questionIn(fieldset);
  for (const key of keysFor(question, wanted)) {
    const field = fieldFor(fieldset, question, key);
    const unit = unitFor(fieldset, question, key);
    if (field) await field.fill(choiceOf(key));
    else if (unit) await unit.check();
    else if (question.kind === 'ordering' || question.kind === 'matching' || question.kind === 'cloze') {
      const { select, value } = await selectFor(fieldset, question, key);
      await select.selectOption(value);
    } else {
      await fieldset.locator(`input[value="${key}"]`).check();
    }
  }
}

/** How many choices of a question are made. */
export async function choicesMade(fieldset: Locator): Promise<number> {
  const selected = await fieldset
    .locator('select')
    .evaluateAll((all) => all.filter((select) => (select as HTMLSelectElement).value !== '').length);
  const typed = await fieldset
    .locator('input[data-group]')
    .evaluateAll((all) => all.filter((input) => (input as HTMLInputElement).value !== '').length);
  return selected + typed + (await fieldset.locator('input:checked').count());
}

export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');
}

/** Starts the quiz from its page and returns the address of the paper. */
export async function startQuiz(page: Page): Promise<string> {
  await page.goto(`/learn/${slug}/quiz`);
  await page.getByRole('button', { name: /^Start the/ }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Answers the whole paper on one page. */
export async function answerAll(page: Page, paper: string, wanted: Wanted): Promise<void> {
  await page.goto(`${paper}?view=all`);
  const fieldsets = page.locator('fieldset[data-position]');
  await expect(fieldsets).toHaveCount(questionCount);
  for (const fieldset of await fieldsets.all()) await answer(fieldset, wanted);
  await saved(page);
}

/** Hands in through the list of what is still open, and waits for the result. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and check' }).click();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.waitForURL(/\/result$/);
}

/** The quiz from start to a pass. */
export async function passQuiz(page: Page): Promise<string> {
  const paper = await startQuiz(page);
  await answerAll(page, paper, 'right');
  await handIn(page);
  await expect(page.getByRole('heading', { level: 1, name: 'You have passed' })).toBeVisible();
  return paper;
}
