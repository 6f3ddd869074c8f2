import { wishOf } from '#lib/payments/rules/wish.ts';
import type { OrderWish } from '#lib/payments/schema.ts';
import { bundleSlug, codes, courseSlugs } from '../shop.ts';
import type { Story } from '../story.ts';

/** What somebody may want: one course, the bundle, a basket, a gift or seats for a clinic, now and then with a code. */
export function someWish({ random, people }: Story): { readonly wish: OrderWish; readonly words: string } {
  const code = random.chance(0.12) ? codes.free : random.chance(0.12) ? codes.quarter : null;
  const slugs = random.chance(0.2) ? [bundleSlug] : random.shuffled(courseSlugs).slice(0, random.chance(0.25) ? 2 : 1);
  const first = slugs[0] ?? courseSlugs[0];
  const wish = wishOf({ slug: first, currency: 'AUD' }, { code });
  const items = slugs.map((slug) => ({ slug, seats: 1 }));
  const kind = random.next();
  const withCode = code === null ? '' : ` with ${code}`;
  if (kind < 0.65) return { wish: { ...wish, items }, words: `${slugs.join(' and ')}${withCode}` };
  if (kind < 0.82) {
    const friend = random.pick(people.slice(1));
    const gift = { email: friend?.email ?? '', name: '', message: '' };
    return { wish: { ...wish, items, purpose: 'gift', gift }, words: `${slugs.join(' and ')} as a gift${withCode}` };
  }
  const seats = 2 + random.below(2);
  return {
    wish: { ...wish, items: [{ slug: first, seats }], purpose: 'seats', clinicName: 'A clinic' },
    words: `${seats} seats of ${first}${withCode}`,
  };
}
