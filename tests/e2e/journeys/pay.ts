import { expect } from '../support/test.ts';
import type { Page } from '../support/test.ts';
import { slug } from './people.ts';

/** The cards of the stand-in that this house's journeys use. */
export const cards = { pays: '4242 4242 4242 4242', declined: '4000 0000 0000 0002' } as const;

const onCardPage = /\/c\/pay\//;

/** From the course's checkout to the card page. Returns the checkout session's id. */
export async function openCardPage(page: Page): Promise<string> {
  await page.goto(`/checkout/${slug}`);
  await page.getByRole('button', { name: 'Pay with card' }).click();
  await page.waitForURL(onCardPage);
  return sessionOf(page);
}

export function sessionOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export async function fillCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry (MM / YY)').fill('12 / 40');
  await page.getByLabel('Security code (CVC)').fill('123');
  await page.getByLabel('Name of the person who pays').fill('Test Person');
}

export async function pressPay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Pay / }).click();
}

/** Pays with a good card and comes back enrolled. Returns the checkout session's id. */
export async function buy(page: Page): Promise<string> {
  const session = await openCardPage(page);
  await fillCard(page, cards.pays);
  await pressPay(page);
  await expect(page.getByRole('heading', { level: 1, name: 'You are enrolled' })).toBeVisible();
  return session;
}

export const returnPath = (session: string) => `/checkout/return?session_id=${session}`;
