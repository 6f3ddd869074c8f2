import type { CodeKind } from '#generated/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { isEligible } from './pricing.ts';
import type { CodeTerms } from './pricing.ts';

export type CodeProblem =
  | 'unknown'
  | 'not-started'
  | 'expired'
  | 'closed'
  | 'used-up'
  | 'used-by-you'
  | 'one-person'
  | 'wrong-currency'
  | 'no-eligible-course';

/** Orders in these states count as uses of their code: a code is reserved when the order is placed. */
export const countedStatuses = ['open', 'pending', 'paid', 'refunded'] as const;

/** A code as the tables have it; amounts and prices in the currency of the order only. */
export type CodeFacts = {
  readonly id: string;
  readonly code: string;
  readonly kind: CodeKind;
  readonly label: string;
  readonly percentOff: number | null;
  readonly amountMinor: number | null;
  readonly prices: readonly { readonly courseId: string; readonly amountMinor: number }[];
  readonly courseIds: readonly string[];
  readonly startsAt: Date;
  readonly expiresAt: Date | null;
  readonly closedAt: Date | null;
  readonly maxUses: number | null;
  readonly maxUsesPerTherapist: number | null;
  readonly uses: number;
  readonly usesByYou: number;
};

/** A code as people type it, in the form that codes are kept in: capitals, no spaces, every dash a hyphen. */
export function normaliseCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/\s+/g, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .toUpperCase();
}

/**
 * Whether a code may be used now for these courses and so many people, and what it then does. Total; the first reason
 * that holds is given. Member prices and percentages with a limit are for one person: an order is one use, and one use
 * shall not pay for a whole clinic.
 */
export function judgeCode(
  code: CodeFacts | null,
  courseIds: readonly string[],
  people: number,
  at: Date,
): Result<CodeTerms, CodeProblem> {
  if (code === null) return refuse('unknown');
  if (code.closedAt !== null) return refuse('closed');
  if (code.startsAt > at) return refuse('not-started');
  if (code.expiresAt !== null && code.expiresAt <= at) return refuse('expired');
  if (code.maxUsesPerTherapist !== null && code.usesByYou >= code.maxUsesPerTherapist) return refuse('used-by-you');
  if (code.maxUses !== null && code.uses >= code.maxUses) return refuse('used-up');
  if (people > 1 && isForOnePerson(code)) return refuse('one-person');
  const terms = termsOf(code);
  if (terms === null) return refuse('wrong-currency');
  return courseIds.some((courseId) => isEligible(courseId, terms)) ? ok(terms) : refuse('no-eligible-course');
}

/** An amount comes off an order once, however many it is for. */
function isForOnePerson({ kind, maxUses, maxUsesPerTherapist }: CodeFacts): boolean {
  if (kind === 'amount') return false;
  return kind === 'member' || maxUses !== null || maxUsesPerTherapist !== null;
}

function termsOf(code: CodeFacts): CodeTerms | null {
  const courseIds = code.courseIds.length === 0 ? null : new Set(code.courseIds);
  switch (code.kind) {
    case 'percent':
      return code.percentOff === null ? null : { kind: 'percent', percentOff: code.percentOff, courseIds };
    case 'amount':
      return code.amountMinor === null ? null : { kind: 'amount', amountMinor: code.amountMinor, courseIds };
    case 'member': {
      const prices = new Map(code.prices.map(({ courseId, amountMinor }) => [courseId, amountMinor]));
      return prices.size === 0 ? null : { kind: 'member', prices, courseIds };
    }
  }
}
