import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';

/** Slugs of courses and bundles, each once. `seats` counts only where the order is for a clinic. */
export type BasketItem = { readonly slug: string; readonly seats: number };
export type Basket = readonly BasketItem[];
/** What can be put in: for a bundle, `courses` are those in it; for a course, itself. */
export type ShelfPlace = { readonly slug: string; readonly courses: readonly string[]; readonly isForSale: boolean };

export const basketCookie = 'afferent-basket';
export const basketLimit = 20;
export const seatLimit = 100;

/** "brain-gut-axis.1": letters that a cookie carries as they are. */
const itemShape = /^([a-z0-9-]{1,80})\.([1-9]\d{0,2})$/;
const separator = '_';
/** Longer than any basket that we write. */
const longestText = 2_000;

const clampSeats = (seats: number) => Math.min(seatLimit, Math.max(1, Math.trunc(seats) || 1));

/** A basket from the text of its cookie. Total: what is no item of ours is left out, as is what is there twice or too much. */
export function parseBasket(text: string | undefined): Basket {
  if (text === undefined || text.length > longestText) return [];
  const items = new Map<string, number>();
  for (const part of text.split(separator)) {
    const [, slug, seats] = itemShape.exec(part) ?? [];
    if (slug !== undefined && !items.has(slug) && items.size < basketLimit) items.set(slug, clampSeats(Number(seats)));
  }
  return [...items].map(([slug, seats]) => ({ slug, seats }));
}

/** The text of a basket's cookie; empty for an empty basket. */
export function basketText(basket: Basket): string {
  return basket.map(({ slug, seats }) => `${slug}.${seats}`).join(separator);
}

/** The basket in a browser's whole cookie header, for pages that are the same file for everyone. */
export function basketInCookies(header: string): Basket {
  const [, text] = new RegExp(`(?:^|;\\s*)${basketCookie}=([^;]*)`).exec(header) ?? [];
  return parseBasket(text);
}

export type PutRefusal = 'unknown' | 'full' | 'in-bundle';
/** `merged`: courses that were in the basket and are part of the bundle that was put in. */
export type Put = { readonly basket: Basket; readonly merged: boolean };

/**
 * Puts one thing into the basket. Twice is once. A bundle takes the place of its courses, and a course that a bundle in
 * the basket holds already is refused, so nobody pays for a course twice.
 */
export function putInBasket(basket: Basket, shelf: readonly ShelfPlace[], slug: string): Result<Put, PutRefusal> {
  const wanted = shelf.find((place) => place.slug === slug);
  if (!wanted?.isForSale) return refuse('unknown');
  if (basket.some((item) => item.slug === slug)) return ok({ basket, merged: false });
  const isBundle = (place: ShelfPlace) => !(place.courses.length === 1 && place.courses[0] === place.slug);
  const bundles = shelf.filter((place) => isBundle(place) && basket.some((item) => item.slug === place.slug));
  if (!isBundle(wanted) && bundles.some(({ courses }) => courses.includes(slug))) return refuse('in-bundle');
  const replaced = isBundle(wanted) ? basket.filter((item) => wanted.courses.includes(item.slug)) : [];
  const rest = basket.filter((item) => !replaced.includes(item));
  if (rest.length >= basketLimit) return refuse('full');
  const seats = Math.max(1, ...replaced.map((item) => item.seats));
  return ok({ basket: [...rest, { slug, seats }], merged: replaced.length > 0 });
}

/** The basket without what is named. */
export function takeFromBasket(basket: Basket, slugs: readonly string[]): Basket {
  return basket.filter(({ slug }) => !slugs.includes(slug));
}

/** The basket with another number of seats for one thing, 1 to 100. */
export function setSeats(basket: Basket, slug: string, seats: number): Basket {
  return basket.map((item) => (item.slug === slug ? { ...item, seats: clampSeats(seats) } : item));
}
