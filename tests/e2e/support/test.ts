import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readAddresses } from './addresses.ts';

type Fixtures = {
  /** What the browser may complain about in this test, each with a reason beside it. Empty unless a test says otherwise. */
  readonly allowedConsole: readonly RegExp[];
  readonly quietConsole: void;
};

/** Collects what a page says on its console as an error, and what it throws. */
function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    // Playwright's own script, turned away by the sandbox in which the mailbox shows a message.
    if (message.location().url === 'about:srcdoc') return;
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
}

/** Playwright's test on the product that this run started; an error on the console of any page fails it. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it must provide from this pattern
  baseURL: async ({}, use) => {
    await use(readAddresses().appUrl);
  },
  allowedConsole: [[], { option: true }],
  quietConsole: [
    async ({ context, allowedConsole }, use) => {
      const complaints: string[] = [];
      for (const page of context.pages()) listen(page, complaints);
      context.on('page', (page) => listen(page, complaints));
      await use();
      const unexpected = complaints.filter((text) => !allowedConsole.some((allowed) => allowed.test(text)));
      expect(unexpected, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { APIRequestContext, Locator, Page } from '@playwright/test';
