import { homeOf } from '../../account/rules.ts';
import type { Db, Tx } from '../../db/client.ts';
import { transact } from '../../db/transaction.ts';
import { newId, sha256 } from '../../ids.ts';
import type { Market } from '../../market.ts';
import { judgeCodeTry, judgeLink, normaliseCode } from '../rules.ts';
import type { SignInRefusal } from '../rules.ts';
import { linkToken } from '../schema.ts';
import { closeSession, forgetOldSessions, newSessionToken, openSession } from '../sessions.ts';
import { sameHash } from '../tokens.ts';
import { hashCode } from './request-sign-in.ts';

/** The browser that wants in: what it says it is and where, and the session it leaves behind. */
export type Arriving = {
  readonly userAgent: string | null;
  readonly previousToken: string | null;
  /** The time zone that its script reports; empty without one. Only a new account takes it. */
  readonly timeZone: string;
  readonly market: Market;
};

export type SignInOutcome =
  | {
      readonly ok: true;
      readonly value: {
        readonly sessionToken: string;
        readonly nextPath: string;
        readonly email: string;
        readonly isNewPerson: boolean;
      };
    }
  | { readonly ok: false; readonly reason: SignInRefusal; readonly triesLeft?: number };

type Challenge = {
  id: string;
  email: string;
  codeHash: string;
  nextPath: string;
  triesLeft: number;
  expiresAt: Date;
  spentAt: Date | null;
};

const columns = {
  id: true,
  email: true,
  codeHash: true,
  nextPath: true,
  triesLeft: true,
  expiresAt: true,
  spentAt: true,
} as const;

/** Reads a challenge and holds it until the transaction ends: a link and a code pressed together spend it once. */
async function holdChallenge(tx: Tx, id: string | undefined): Promise<Challenge | null> {
  if (!id) return null;
  await tx.$queryRaw`SELECT 1 AS held FROM "SignInChallenge" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.signInChallenge.findUnique({ where: { id }, select: columns });
}

async function findOrCreatePerson(
  tx: Tx,
  email: string,
  arriving: Arriving,
  at: Date,
): Promise<{ id: string; isNew: boolean }> {
  const id = newId();
  const created = await tx.user.createMany({
    data: [{ id, email, emailVerifiedAt: at, createdAt: at, ...homeOf(arriving.timeZone, arriving.market) }],
    skipDuplicates: true,
  });
  if (created.count === 1) return { id, isNew: true };
  const person = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true, emailVerifiedAt: true } });
  if (!person.emailVerifiedAt) await tx.user.update({ where: { id: person.id }, data: { emailVerifiedAt: at } });
  return { id: person.id, isNew: false };
}

async function letIn(tx: Tx, challenge: Challenge, arriving: Arriving, at: Date): Promise<SignInOutcome> {
  await tx.signInChallenge.update({ where: { id: challenge.id }, data: { spentAt: at } });
  const person = await findOrCreatePerson(tx, challenge.email, arriving, at);
  if (arriving.previousToken) await closeSession(tx, arriving.previousToken);
  await forgetOldSessions(tx, at);
  const sessionToken = newSessionToken();
  await openSession(tx, { token: sessionToken, userId: person.id, userAgent: arriving.userAgent }, at);
  return {
    ok: true,
    value: { sessionToken, nextPath: challenge.nextPath, email: challenge.email, isNewPerson: person.isNew },
  };
}

/** Signs in with the token of a link, in any browser. The challenge is spent for its code as well. */
export async function spendLink(db: Db, token: string, arriving: Arriving, at: Date): Promise<SignInOutcome> {
  if (!linkToken.safeParse(token).success) return { ok: false, reason: 'unknown-link' };
  return transact(db, async (tx): Promise<SignInOutcome> => {
    const found = await tx.signInChallenge.findUnique({ where: { linkHash: sha256(token) }, select: { id: true } });
    const challenge = await holdChallenge(tx, found?.id);
    const verdict = judgeLink(challenge, at);
    if (verdict !== 'good' || !challenge) return { ok: false, reason: verdict === 'good' ? 'unknown-link' : verdict };
    return letIn(tx, challenge, arriving, at);
  });
}

/** Signs in with the six digits, only in the browser that asked. Each wrong one costs a try, also when many come at once. */
export async function spendCode(
  db: Db,
  secret: string,
  given: { code: string; browserToken: string | null },
  arriving: Arriving,
  at: Date,
): Promise<SignInOutcome> {
  const { browserToken } = given;
  if (!browserToken) return { ok: false, reason: 'other-browser' };
  return transact(db, async (tx): Promise<SignInOutcome> => {
    const newest = await tx.signInChallenge.findFirst({
      where: { browserHash: sha256(browserToken) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true },
    });
    const challenge = await holdChallenge(tx, newest?.id);
    if (challenge?.codeHash === '' && judgeLink(challenge, at) === 'good') return { ok: false, reason: 'codes-off' };
    const verdict = judgeCodeTry(challenge, at);
    if (verdict !== 'good' || !challenge) return { ok: false, reason: verdict === 'good' ? 'other-browser' : verdict };
    const code = normaliseCode(given.code);
    // What cannot be a code is a slip of the hand, not a guess.
    if (!code) return { ok: false, reason: 'wrong-code', triesLeft: challenge.triesLeft };
    if (sameHash(hashCode(challenge.id, code, secret), challenge.codeHash)) return letIn(tx, challenge, arriving, at);
    const triesLeft = challenge.triesLeft - 1;
    await tx.signInChallenge.update({ where: { id: challenge.id }, data: { triesLeft } });
    return triesLeft === 0 ? { ok: false, reason: 'too-many-tries' } : { ok: false, reason: 'wrong-code', triesLeft };
  });
}
