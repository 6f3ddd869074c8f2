import { expect, test } from 'vitest';
import { codeSchema } from './codes.ts';
import type { CodeInput } from './codes.ts';

const startsAt = new Date('2026-11-20T01:00:00.000Z');
const good: CodeInput = {
  code: 'SPRING-20',
  kind: 'percent',
  label: 'Spring',
  percentOff: 20,
  amounts: [],
  prices: [],
  courseSlugs: [],
  startsAt,
  expiresAt: null,
  maxUses: null,
  maxUsesPerTherapist: null,
};
const amounts = [{ currency: 'AUD', amountMinor: 1_000 }] as const;
const prices = [{ courseSlug: 'a', currency: 'AUD', amountMinor: 0 }] as const;

test.each([
  [good],
  [{ ...good, kind: 'amount', percentOff: null, amounts: [...amounts] }],
  [{ ...good, kind: 'member', percentOff: null, prices: [...prices] }],
  [{ ...good, maxUses: 1, maxUsesPerTherapist: 1, courseSlugs: ['a'], expiresAt: new Date(startsAt.getTime() + 1) }],
] as const)('a code that can be made, %#', (input) => {
  expect(codeSchema.safeParse(input).success).toBe(true);
});

test.each([
  ['code', { code: 'spring' }],
  ['code', { code: 'AB' }],
  ['code', { code: '-ABC' }],
  ['label', { label: ' ' }],
  ['percentOff', { percentOff: null }],
  ['percentOff', { percentOff: 0 }],
  ['percentOff', { percentOff: 101 }],
  ['percentOff', { percentOff: 12.5 }],
  ['percentOff', { kind: 'amount', amounts: [...amounts] }],
  ['amounts', { amounts: [...amounts] }],
  ['amounts', { kind: 'amount', percentOff: null }],
  ['amounts', { kind: 'amount', percentOff: null, amounts: [...amounts, ...amounts] }],
  ['amounts', { kind: 'amount', percentOff: null, amounts: [{ currency: 'AUD', amountMinor: 0 }] }],
  ['amounts', { kind: 'amount', percentOff: null, amounts: [{ currency: 'XXX', amountMinor: 1 }] }],
  ['prices', { prices: [...prices] }],
  ['prices', { kind: 'member', percentOff: null }],
  ['prices', { kind: 'member', percentOff: null, prices: [...prices, ...prices] }],
  ['expiresAt', { expiresAt: startsAt }],
  ['maxUses', { maxUses: 0 }],
  ['maxUsesPerTherapist', { maxUsesPerTherapist: -1 }],
] as const)('%s refused: %j', (field, changes) => {
  const parsed = codeSchema.safeParse({ ...good, ...changes });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
});
