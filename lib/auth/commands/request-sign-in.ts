import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Db, Tx } from '../../db/client.ts';
import { transact } from '../../db/transaction.ts';
import { queueMail } from '../../email/queue.ts';
import { signInMail } from '../../email/templates/sign-in.ts';
import { newId, sha256 } from '../../ids.ts';
import { ok, refuse } from '../../result.ts';
import type { Result } from '../../result.ts';
import { dayMs, limits, minuteMs, normaliseEmail, safeNextPath } from '../rules.ts';
import type { RequestRefusal } from '../rules.ts';

export type SignInRequest = {
  readonly email: string;
  readonly next: string;
  /** The cookie of the browser that asks. */
  readonly browserToken: string;
};

export type SignInSite = { readonly appUrl: string; readonly secret: string };

/** A new token for a cookie or a link: 256 random bits in 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a code. Bound to its challenge and to the secret, so that a copy of the table does not give it away. */
export function hashCode(challengeId: string, code: string, secret: string): string {
  return sha256(`${challengeId}:${code}:${secret}`);
}

/** Compares two hashes in constant time. */
export function sameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms);
}

/** Requests that ended in a sign-in do not count: whoever made them reads that mailbox. */
async function findLimit(tx: Tx, email: string, browserHash: string, at: Date): Promise<RequestRefusal | null> {
  const recent = { gt: before(at, limits.requestsWindowMinutes * minuteMs) };
  const ofEmail = await tx.signInChallenge.count({ where: { email, spentAt: null, createdAt: recent } });
  if (ofEmail >= limits.requestsPerEmail) return 'too-often';
  const ofBrowser = await tx.signInChallenge.count({ where: { browserHash, spentAt: null, createdAt: recent } });
  if (ofBrowser >= limits.requestsPerBrowser) return 'too-often';
  const inAll = await tx.signInChallenge.count({ where: { spentAt: null, createdAt: { gt: before(at, limits.requestsInAllMinutes * minuteMs) } } });
  return inAll >= limits.requestsInAll ? 'busy' : null;
}

/** Guessing spread over many requests meets a daily limit. It takes away the codes only; the link goes on working. */
async function areCodesOff(tx: Tx, email: string, at: Date): Promise<boolean> {
  const withCode = { email, codeHash: { not: '' }, createdAt: { gt: before(at, dayMs) } };
  const { _sum: sum, _count: count } = await tx.signInChallenge.aggregate({ where: withCode, _sum: { triesLeft: true }, _count: true });
  return count * limits.triesPerChallenge - (sum.triesLeft ?? 0) >= limits.wrongCodesPerEmailPerDay;
}

async function replaceOlder(tx: Tx, email: string, browserHash: string, at: Date): Promise<void> {
  await tx.signInChallenge.updateMany({ where: { email, browserHash, spentAt: null, expiresAt: { gt: at } }, data: { expiresAt: at } });
  await tx.signInChallenge.deleteMany({ where: { createdAt: { lt: before(at, 2 * dayMs) } } });
}

/**
 * Queues the mail with link and code. Does the same work and gives the same answer whether or not the address has an
 * account. Older challenges of the same address and browser end.
 */
export async function requestSignIn(db: Db, site: SignInSite, request: SignInRequest, at: Date): Promise<Result<{ email: string }, RequestRefusal>> {
  const email = normaliseEmail(request.email);
  if (!email) return refuse('not-an-address');
  const browserHash = sha256(request.browserToken);
  const id = newId();
  const token = newToken();
  return transact(db, async (tx) => {
    // One at a time for an address: else many requests at once would each count too few.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`;
    const limit = await findLimit(tx, email, browserHash, at);
    if (limit) return refuse(limit);
    const code = (await areCodesOff(tx, email, at)) ? null : String(randomInt(1_000_000)).padStart(6, '0');
    await replaceOlder(tx, email, browserHash, at);
    await tx.signInChallenge.create({
      data: {
        id,
        email,
        linkHash: sha256(token),
        codeHash: code ? hashCode(id, code, site.secret) : '',
        browserHash,
        nextPath: safeNextPath(request.next),
        triesLeft: code ? limits.triesPerChallenge : 0,
        createdAt: at,
        expiresAt: new Date(at.getTime() + limits.challengeMinutes * minuteMs),
      },
    });
    const url = `${site.appUrl}/sign-in/confirm?token=${token}`;
    await queueMail(tx, { kind: 'sign-in', to: email, ...signInMail({ url, code, minutes: limits.challengeMinutes, host: new URL(site.appUrl).host }) }, at);
    return ok({ email });
  });
}
