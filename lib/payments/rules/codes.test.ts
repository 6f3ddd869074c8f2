import { expect, test } from 'vitest';
import { judgeCode, normaliseCode } from './codes.ts';
import type { CodeFacts } from './codes.ts';

const at = new Date('2026-11-20T01:00:00.000Z');
const before = new Date(at.getTime() - 1);
const after = new Date(at.getTime() + 1);
const code: CodeFacts = {
  id: 'c',
  code: 'SPRING-20',
  kind: 'percent',
  label: 'Spring',
  percentOff: 20,
  amountMinor: null,
  prices: [],
  courseIds: [],
  startsAt: at,
  expiresAt: after,
  closedAt: null,
  maxUses: 2,
  maxUsesPerTherapist: 1,
  uses: 1,
  usesByYou: 0,
};

test.each(['spring-20', ' Spring - 20 ', 'SPRING–20', 'ｓｐｒｉｎｇ-20', 'spring\u00a0-20'])(
  '"%s" is SPRING-20',
  (typed) => {
    expect(normaliseCode(typed)).toBe('SPRING-20');
  },
);

test('a code that may be used says what it does', () => {
  expect(judgeCode(code, ['a'], 1, at)).toEqual({
    ok: true,
    value: { kind: 'percent', percentOff: 20, courseIds: null },
  });
});

const amountCode: Partial<CodeFacts> = { kind: 'amount', percentOff: null, amountMinor: 1_000 };
const memberCode: Partial<CodeFacts> = {
  kind: 'member',
  percentOff: null,
  prices: [{ courseId: 'a', amountMinor: 4_000 }],
};

test.each<[string, Partial<CodeFacts> | null]>([
  ['unknown', null],
  ['not-started', { startsAt: after }],
  ['expired', { expiresAt: at }],
  ['expired', { startsAt: before, expiresAt: before }],
  ['closed', { closedAt: before }],
  ['closed', { closedAt: before, expiresAt: before }],
  ['used-up', { uses: 2 }],
  ['used-by-you', { usesByYou: 1 }],
  ['used-by-you', { uses: 2, usesByYou: 1 }],
  ['wrong-currency', { ...amountCode, amountMinor: null }],
  ['wrong-currency', { ...memberCode, prices: [] }],
  ['no-eligible-course', { courseIds: ['b'] }],
  ['no-eligible-course', { ...memberCode, prices: [{ courseId: 'b', amountMinor: 1 }] }],
  ['no-eligible-course', { ...memberCode, courseIds: ['b'] }],
])('%s: %j', (reason, changes) => {
  expect(judgeCode(changes && { ...code, ...changes }, ['a'], 1, at)).toEqual({ ok: false, reason });
});

test.each<[string, Partial<CodeFacts>]>([
  ['its first moment', { startsAt: at }],
  ['no end', { expiresAt: null }],
  ['no limits', { maxUses: null, maxUsesPerTherapist: null, uses: 999, usesByYou: 99 }],
  ['the last use', { uses: 1 }],
  ['an amount', amountCode],
  ['members', memberCode],
  ['its course', { courseIds: ['a', 'b'] }],
])('may be used: %s', (_name, changes) => {
  expect(judgeCode({ ...code, ...changes }, ['a', 'z'], 1, at).ok).toBe(true);
});

test.each<[string, Partial<CodeFacts>, boolean]>([
  ['a percentage with a limit', {}, false],
  ['a percentage with a limit a person', { maxUses: null }, false],
  ['a percentage without a limit', { maxUses: null, maxUsesPerTherapist: null }, true],
  ['member prices', { ...memberCode, maxUses: null, maxUsesPerTherapist: null }, false],
  ['an amount off the order', amountCode, true],
])('for a clinic of two, %s: %j %s', (_name, changes, isUsable) => {
  const judged = judgeCode({ ...code, ...changes }, ['a'], 2, at);
  expect(judged.ok ? true : judged.reason).toBe(isUsable ? true : 'one-person');
  expect(judgeCode({ ...code, ...changes }, ['a'], 1, at).ok).toBe(true);
});
