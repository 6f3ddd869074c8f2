import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';

/** For how long a certificate keeps its name: bodies audit years later and ask providers for copies. */
export const retentionYears = 7;

/** How fresh a sign-in has to be for an act that cannot be taken back, in minutes. */
export const freshSignInMinutes = 15;

const domain = 'erased.invalid';

/** The address of a pseudonym. `.invalid` belongs to nobody, for ever (RFC 2606). */
export function erasedEmail(id: string): string {
  return `erased-${id}@${domain}`;
}

export type EraseFacts = {
  readonly role: 'therapist' | 'admin';
  readonly isErased: boolean;
  readonly email: string;
  readonly typedEmail: string;
  /** When the session began that asks for it; null: there is none. */
  readonly signedInAt: Date | null;
  /** A payment is open or waits for the bank: what it pays for would have nobody. */
  readonly isPaying: boolean;
};
export type EraseRefusal = 'admin' | 'already-erased' | 'payment-under-way' | 'sign-in-again' | 'address-differs';

/** True while a sign-in is fresh enough. */
export function isFreshSignIn(signedInAt: Date | null, at: Date): boolean {
  return signedInAt !== null && at.getTime() - signedInAt.getTime() < freshSignInMinutes * 60_000;
}

/** Whether this person may erase this account now. An admin may not: the audit trail would lose who acted. */
export function mayErase(facts: EraseFacts, at: Date): Result<null, EraseRefusal> {
  if (facts.isErased) return refuse('already-erased');
  if (facts.role === 'admin') return refuse('admin');
  if (facts.isPaying) return refuse('payment-under-way');
  if (!isFreshSignIn(facts.signedInAt, at)) return refuse('sign-in-again');
  const same = facts.typedEmail.trim().toLowerCase() === facts.email.toLowerCase();
  return same ? ok(null) : refuse('address-differs');
}
