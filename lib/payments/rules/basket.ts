import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';

/** Slugs of courses and bundles, each once, in the order in which they were put in. */
export type Basket = readonly string[];
/** What can be put in: for a bundle, `courses` are those in it; for a course, itself. */
export type ShelfPlace = {
  readonly slug: string;
  readonly kind: 'course' | 'bundle';
  readonly courses: readonly string[];
  readonly isForSale: boolean;
};

export const basketCookie = 'afferent-basket';
export const basketLimit = 20;

const slugShape = /^[a-z0-9-]{1,80}$/;
/** A letter that no slug has and that a cookie carries as it is. */
const separator = '_';
/** Longer than any basket that we write. */
const longestText = 2_000;

/** A basket from the text of its cookie. Total: what is no slug is left out, as is what is there twice or too much. */
export function parseBasket(text: string | undefined): Basket {
  if (text === undefined || text.length > longestText) return [];
  const slugs = text.split(separator).filter((part) => slugShape.test(part));
  return [...new Set(slugs)].slice(0, basketLimit);
}

/** The text of a basket's cookie; empty for an empty basket. */
export function basketText(basket: Basket): string {
  return basket.join(separator);
}

/** The basket in a browser's whole cookie header, for pages that are the same file for everyone. */
export function basketInCookies(header: string): Basket {
  const [, text] = new RegExp(`(?:^|;\\s*)${basketCookie}=([^;]*)`).exec(header) ?? [];
  return parseBasket(text);
}

export type PutRefusal = 'unknown' | 'full' | 'in-bundle';
/** `merged`: courses that were in the basket are part of the bundle that was put in. */
export type Put = { readonly basket: Basket; readonly merged: boolean };

/**
 * Puts one thing into the basket. Twice is once. A bundle takes the place of its courses, and a course that a bundle in
 * the basket holds already is refused, so nobody pays for a course twice.
 */
export function putInBasket(basket: Basket, shelf: readonly ShelfPlace[], slug: string): Result<Put, PutRefusal> {
  const wanted = shelf.find((place) => place.slug === slug);
  if (!wanted?.isForSale) return refuse('unknown');
  if (basket.includes(slug)) return ok({ basket, merged: false });
  const bundles = shelf.filter((place) => place.kind === 'bundle' && basket.includes(place.slug));
  if (wanted.kind === 'course' && bundles.some(({ courses }) => courses.includes(slug))) return refuse('in-bundle');
  const rest = wanted.kind === 'bundle' ? takeFromBasket(basket, wanted.courses) : basket;
  if (rest.length >= basketLimit) return refuse('full');
  return ok({ basket: [...rest, slug], merged: rest.length < basket.length });
}

/** The basket without what is named. */
export function takeFromBasket(basket: Basket, slugs: readonly string[]): Basket {
  return basket.filter((slug) => !slugs.includes(slug));
}
