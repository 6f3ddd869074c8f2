import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentDir } from '#lib/paths.ts';
import { expect } from '../support/test.ts';
import type { Locator, Page } from '../support/test.ts';
import { slug } from './people.ts';

export type KeyedQuestion = {
  readonly kind: 'single' | 'multiple' | 'true-false';
  readonly stem: string;
  readonly topic: string;
  readonly rationale: string;
  readonly options: readonly {
    readonly key: string;
    readonly text: string;
    readonly correct: boolean;
    readonly rationale: string;
  }[];
};

const folder = join(contentDir, 'courses', slug, 'questions');

/** The pool with its keys, as it lies in the content. */
export const pool: readonly KeyedQuestion[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as KeyedQuestion[]);

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const byStem = new Map(pool.map((question) => [plain(question.stem), question]));

export function findQuestion(stem: string): KeyedQuestion {
  const question = byStem.get(plain(stem));
  if (!question) throw new Error(`The pool has no question "${stem}".`);
  return question;
}

/** The question that a fieldset of the paper asks, found in the pool by its words. */
export async function questionIn(fieldset: Locator): Promise<KeyedQuestion> {
  return findQuestion((await fieldset.locator('legend').innerText()).replace(/^Question \d+ of \d+/, ''));
}

/** The texts of the options to tick: every right one, or a wrong one. */
export function textsFor(question: KeyedQuestion, wanted: 'right' | 'wrong'): string[] {
  if (wanted === 'right') return question.options.filter(({ correct }) => correct).map(({ text }) => plain(text));
  return question.options
    .filter(({ correct }) => !correct)
    .slice(0, 1)
    .map(({ text }) => plain(text));
}

/** Answers one question and waits until it is saved. */
export async function answer(fieldset: Locator, wanted: 'right' | 'wrong'): Promise<void> {
  const texts = textsFor(await questionIn(fieldset), wanted);
  for (const label of await fieldset.locator('label').all()) {
    if (texts.includes(plain(await label.innerText()))) await label.locator('input').check();
  }
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
export async function answerAll(page: Page, paper: string, wanted: 'right' | 'wrong'): Promise<void> {
  await page.goto(`${paper}?view=all`);
  const fieldsets = await page.locator('fieldset[data-position]').all();
  expect(fieldsets).toHaveLength(12);
  for (const fieldset of fieldsets) await answer(fieldset, wanted);
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
