import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from '@playwright/test';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { readAddresses } from '../support/addresses.ts';
import { expect, test as base } from '../support/test.ts';
import type { Page } from '../support/test.ts';
import { axe } from '../support/axe.ts';
import { createPerson } from './people.ts';
import type { Person, Wanted } from './people.ts';

/** The embedded database of the product under test; its lock file names the port. */
function databaseUrl(): string {
  const lines = readFileSync(join(readAddresses().dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return `postgresql://afferent:afferent@127.0.0.1:${Number(lines[3])}/afferent`;
}

type Fixtures = {
  /** Makes a person without going through the pages, signed in in the test's browser unless another is given. */
  readonly newPerson: (wanted?: Wanted, context?: BrowserContext) => Promise<Person>;
  /** Another browser, with nothing of the first one's; closed at the end, and as quiet on its console. */
  readonly otherBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
};

/** The product's test with a short way to people, for journeys that are about something else. */
export const test = base.extend<Fixtures, { readonly database: Db }>({
  // A thing that is not there is to fail soon, not after the whole minute.
  actionTimeout: 15_000,
  database: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it must provide from this pattern
    async ({}, use) => {
      const db = openDb(databaseUrl(), 2);
      await use(db);
      await db.$disconnect();
    },
    { scope: 'worker' },
  ],
  newPerson: async ({ database, context, baseURL }, use) => {
    await use((wanted = {}, where = context) => createPerson(database, where, String(baseURL), wanted));
  },
  otherBrowser: async ({ browser, baseURL, allowedConsole }, use) => {
    const opened: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: String(baseURL), ...options });
      opened.push(context);
      context.on('console', (message) => {
        if (message.type() === 'error' && message.location().url !== 'about:srcdoc')
          complaints.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      return context;
    });
    for (const context of opened) await context.close();
    expect(
      complaints.filter((text) => !allowedConsole.some((allowed) => allowed.test(text))),
      'errors on the console of another browser',
    ).toEqual([]);
  },
});

/** What every page owes: nothing for axe to find, one main heading, and nothing wider than the window. */
export async function examine(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await axe(page);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, `${page.url()} is no wider than the window`).toBeLessThanOrEqual(client);
}

/** For what has nothing to do with the size of the window: the phone's run leaves it out. */
export const once = { tag: '@once' } as const;

export { expect };
export type { BrowserContext } from '@playwright/test';
export type { APIRequestContext, Locator, Page } from '../support/test.ts';
