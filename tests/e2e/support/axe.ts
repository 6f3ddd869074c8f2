import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function look(page: Page) {
  // After a press on a link the title comes with the page's data, a moment behind its text.
  await expect(page).toHaveTitle(/\S/);
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
  return { found, passes };
}

/** Asserts that axe finds nothing on the page as it stands, after what moves has come to rest. */
export async function axe(page: Page): Promise<void> {
  let { found, passes } = await look(page);
  // The old title goes before the new one comes: who looks between the two looks again. A page without one fails above.
  if (found.length === 1 && found[0]?.id === 'document-title') ({ found, passes } = await look(page));
  expect(found, `axe on ${page.url()}`).toEqual([]);
  expect(passes.length, 'axe looked at the page').toBeGreaterThan(5);
}
