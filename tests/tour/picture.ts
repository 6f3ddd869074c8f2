import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { rootDir } from '#lib/paths.ts';

const desk = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

export const views = [
  { name: 'desk-light', size: desk, colorScheme: 'light' },
  { name: 'desk-dark', size: desk, colorScheme: 'dark' },
  { name: 'phone-light', size: phone, colorScheme: 'light' },
  { name: 'phone-dark', size: phone, colorScheme: 'dark' },
] as const;

/** A picture of the window as it stands, for the README. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(rootDir, 'docs', 'tour', `${name}.png`) });
}
