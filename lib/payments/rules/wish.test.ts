import { expect, test } from 'vitest';
import { hasIdentity, needsBilling, tidyWish, wishFault, wishOf } from './wish.ts';

const plain = wishOf({ slug: 'a', currency: 'AUD' });
const gift = { email: 'Friend@Example.org', name: ' A friend ', message: ' Enjoy ' };

test('from A$1,000 an Australian order must name its buyer; below, and elsewhere, none must', () => {
  expect(needsBilling('AU', 100_000)).toBe(true);
  expect(needsBilling('AU', 99_999)).toBe(false);
  expect(needsBilling('GB', 500_000)).toBe(false);
});

test.each([
  [null, false],
  [{ name: 'A', address: '', taxNumber: '' }, false],
  [{ name: '', address: 'B', taxNumber: '1' }, false],
  [{ name: 'A', address: 'B', taxNumber: '' }, true],
  [{ name: 'A', address: '', taxNumber: '1' }, true],
] as const)('%j names the buyer: %s', (billing, isEnough) => {
  expect(hasIdentity(billing)).toBe(isEnough);
});

test('details that do not belong to the purpose are left out, and ends trimmed', () => {
  const everything = {
    ...plain,
    gift,
    clinicName: ' The clinic ',
    code: '  ',
    billing: { name: ' ', address: '', taxNumber: ' ' },
  };
  expect(tidyWish(everything, 'friend@example.org')).toEqual(plain);
  expect(tidyWish({ ...everything, purpose: 'gift' }, 'friend@example.org')).toEqual({
    ...plain,
    purpose: 'gift',
    gift: { email: 'friend@example.org', name: 'A friend', message: 'Enjoy' },
  });
  expect(tidyWish({ ...everything, purpose: 'seats' }, null)).toEqual({
    ...plain,
    purpose: 'seats',
    clinicName: 'The clinic',
  });
});

const asGift = (changes: Partial<typeof gift>) =>
  ({ ...plain, purpose: 'gift', gift: { ...gift, ...changes } }) as const;

test.each([
  [plain, null],
  [asGift({}), null],
  [asGift({ email: '' }), 'gift-address'],
  [{ ...plain, purpose: 'gift' } as const, 'gift-address'],
  [asGift({ email: 'me@example.org' }), 'gift-to-yourself'],
  [asGift({ message: 'x'.repeat(500) }), null],
  [asGift({ message: 'x'.repeat(501) }), 'too-long'],
  [{ ...plain, purpose: 'seats', clinicName: '' } as const, 'clinic-name'],
  [{ ...plain, purpose: 'seats', clinicName: 'C' } as const, null],
  [{ ...plain, billing: { name: 'x'.repeat(121), address: '', taxNumber: '' } }, 'too-long'],
] as const)('what is wrong with a wish, %#', (wish, fault) => {
  expect(wishFault(wish, 'me@example.org')).toBe(fault);
});
