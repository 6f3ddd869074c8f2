import type { Db } from '#lib/db/client.ts';
import { ok } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import {
  basketNoteSentence,
  belowMinimumSentence,
  codeProblemSentence,
  codeSentence,
  heldSentence,
} from './messages/pricing.ts';
import { resolveItems } from './offer.ts';
import { findCode } from './queries-code.ts';
import { listHeldCourses } from './queries-held.ts';
import { basketOf, wishedItems } from './rules/wanted-items.ts';
import type { BasketNote } from './rules/wanted-items.ts';
import { judgeCode } from './rules/codes.ts';
import type { CodeFacts, CodeProblem } from './rules/codes.ts';
import { priceItems } from './rules/pricing.ts';
import type { PricedItem, Pricing } from './rules/pricing.ts';
import { needsBilling } from './rules/wish.ts';
import type { Offer, OrderWish, Quote, QuoteItem, QuoteRefusal } from './schema.ts';

/** A wish against our data: what is sold, what the code does, what it costs. */
export type Priced = {
  readonly items: readonly PricedItem[];
  readonly notes: readonly BasketNote[];
  readonly code: CodeFacts | null;
  readonly codeProblem: CodeProblem | null;
  readonly pricing: Pricing;
};

/** Prices a wish. A code that may not be used does not refuse it: it is priced without, and the reason given. */
export async function priceWish(
  db: Db,
  viewer: Viewer | null,
  wish: OrderWish,
  at: Date,
): Promise<Result<Priced, QuoteRefusal>> {
  const wanted = wishedItems(wish.items, wish.purpose);
  if (!wanted.ok) return wanted;
  const resolved = await resolveItems(db, wanted.value, wish.currency);
  if (!resolved.ok) return resolved;
  const basket = basketOf(resolved.value);
  if (!basket.ok) return basket;
  const { items, notes } = basket.value;
  const typed = wish.code?.trim() ?? '';
  const found = typed === '' ? null : await findCode(db, typed, wish.currency, viewer?.userId ?? null);
  const courseIds = items.flatMap(({ courses }) => courses.map(({ courseId }) => courseId));
  const judged = typed === '' ? null : judgeCode(found, courseIds, peopleOf(items, wish.purpose), at);
  const pricing = priceItems(items, wish.purpose !== 'self', judged?.ok ? judged.value : null, wish.currency);
  return ok({
    items,
    notes,
    code: judged?.ok ? found : null,
    codeProblem: judged === null || judged.ok ? null : judged.reason,
    pricing,
  });
}

function peopleOf(items: readonly PricedItem[], purpose: OrderWish['purpose']): number {
  return purpose === 'seats' ? Math.max(...items.map(({ seats }) => seats)) : 1;
}

/** What is sold for a priced wish. */
export function offerOf(wish: OrderWish, { code, pricing }: Priced): Offer {
  const { currency, countryCode, purpose, billing, gift, clinicName } = wish;
  return {
    currency,
    countryCode,
    purpose,
    billing,
    gift,
    clinicName,
    codeId: code?.id ?? null,
    amountMinor: pricing.totalMinor,
    lines: pricing.lines,
  };
}

/** What a wish costs now. `viewer` null: a visitor, who holds no course and has used no code. */
export async function quote(
  db: Db,
  viewer: Viewer | null,
  wish: OrderWish,
  at: Date,
): Promise<Result<Quote, QuoteRefusal>> {
  const priced = await priceWish(db, viewer, wish, at);
  if (!priced.ok) return priced;
  const { items, notes, code, codeProblem, pricing } = priced.value;
  const held = wish.purpose === 'self' && viewer !== null ? await heldCourses(db, viewer, items, at) : [];
  const { lines, subtotalMinor, discountMinor, totalMinor, isWaived } = pricing;
  return ok({
    currency: wish.currency,
    purpose: wish.purpose,
    items: items.map((item) => quoteItem(item, pricing)),
    lines,
    subtotalMinor,
    discountMinor,
    totalMinor,
    code: code && { label: code.label, kind: code.kind, sentence: codeSentence(code, discountMinor, wish.currency) },
    codeProblem: codeProblem && { reason: codeProblem, sentence: codeProblemSentence(codeProblem) },
    isFree: totalMinor === 0,
    needsBilling: needsBilling(wish.countryCode, totalMinor),
    held,
    notices: [
      ...notes.map((note) => ({ kind: note.kind, sentence: basketNoteSentence(note) })),
      ...(held.length > 0 ? [{ kind: 'held', sentence: heldSentence(held.map(({ title }) => title)) } as const] : []),
      ...(isWaived ? [{ kind: 'below-minimum', sentence: belowMinimumSentence } as const] : []),
    ],
  });
}

function quoteItem({ slug, title, kind, seats }: PricedItem, { lines }: Pricing): QuoteItem {
  const own = lines.filter(({ itemSlug }) => itemSlug === slug);
  const sum = (of: 'listMinor' | 'amountMinor') => own.reduce((total, line) => total + line[of], 0);
  return { slug, title, kind, seats, listMinor: sum('listMinor'), amountMinor: sum('amountMinor') };
}

async function heldCourses(db: Db, viewer: Viewer, items: readonly PricedItem[], at: Date): Promise<Quote['held']> {
  const courses = items.flatMap((item) => item.courses);
  const ids = courses.map(({ courseId }) => courseId);
  const held = await listHeldCourses(db, viewer, ids, at);
  return courses.flatMap(({ courseId, courseSlug: slug, title }) => {
    const own = held.find((course) => course.courseId === courseId);
    return own ? [{ slug, title, isFrozen: own.isFrozen }] : [];
  });
}
