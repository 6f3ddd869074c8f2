import type { QuizPolicy } from '#lib/catalogue/schema.ts';
import type { Db } from '#lib/db/client.ts';
import { verifyChain } from '#lib/quiz/rules/steps.ts';
import { enrol, publishTinyCourse } from '#tests/support/factories.ts';
import { expect } from '../support/test.ts';
import type { Locator, Page } from '../support/test.ts';

/** A small course of the person's own, whose every right answer is option "a" of six; returns the address of its quiz. */
export async function openTinyQuiz(db: Db, userId: string, quiz: Partial<QuizPolicy> = {}): Promise<string> {
  const { slug } = await publishTinyCourse(db, { status: 'in_preparation', quiz });
  await enrol(db, { userId, courseSlug: slug });
  return `/learn/${slug}/quiz`;
}

/** Starts the quiz and returns the address of the paper, once its script runs. */
export async function startPaper(page: Page, quizUrl: string): Promise<string> {
  await page.goto(quizUrl);
  await page.getByRole('button', { name: /^Start the/ }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  const paper = new URL(page.url()).pathname;
  await openPaper(page, paper);
  return paper;
}

/** Opens a paper and waits for its script: the queue has asked for its place in the browser's storage. */
export async function openPaper(page: Page, paper: string): Promise<void> {
  await page.goto(paper);
  await expect(page.locator('[data-save-state]')).toBeVisible();
  await page.waitForFunction(() => document.querySelector('[data-keeps]') !== null);
}

export const question = (page: Page, position: number): Locator =>
  page.locator(`fieldset[data-position="${position}"]`);

export async function choose(page: Page, position: number, key: string): Promise<void> {
  // Not check(): a newer answer from elsewhere may have taken its place by the time that looks.
  await question(page, position).locator(`input[value="${key}"]`).click();
}

/** What the log holds after its start, as "answer 2 a sure" or "flag 3 on"; its chain must hold. */
export async function logOf(db: Db, paper: string): Promise<string[]> {
  const attemptId = paper.split('/').at(-1) ?? '';
  const steps = await db.attemptStep.findMany({ where: { attemptId }, orderBy: { seq: 'asc' } });
  expect(verifyChain(steps), 'the chain of the log').toEqual({ ok: true });
  return steps.slice(1).map(({ kind, position, response }) => {
    const said = response as { keys?: string[]; certainty?: string; flagged?: boolean } | null;
    const flag = said?.flagged === undefined ? undefined : said.flagged ? 'on' : 'off';
    return [kind, position, ...(said?.keys ?? []), said?.certainty, flag]
      .filter((part) => part !== undefined && part !== null)
      .join(' ');
  });
}
