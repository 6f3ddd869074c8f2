import { randomInt } from 'node:crypto';
import { normaliseEmail } from '#lib/email/address.ts';
import type { Db, Tx } from '../../db/client.ts';
import { transact } from '../../db/transaction.ts';
import { queueMail } from '../../email/queue.ts';
import { signInMail } from '../../email/templates/sign-in.ts';
import { newId, sha256 } from '../../ids.ts';
import { ok, refuse } from '../../result.ts';
import type { Result } from '../../result.ts';
import { dayMs, judgeRequest, limits, minuteMs, safeNextPath } from '../rules.ts';
import type { RequestFacts, RequestRefusal } from '../rules.ts';
import { newToken } from '../tokens.ts';

export type SignInRequest = {
  readonly email: string;
  readonly next: string;
  /** The cookie of the browser that asks. */
  readonly browserToken: string;
  /** This browser has signed in as this address before: see askingBrowser. */
  readonly isKnownBrowser: boolean;
};

export type SignInSite = { readonly appUrl: string; readonly secret: string };

/** What is stored of a code. Bound to its challenge and to the secret, so that a copy of the table does not give it away. */
export function hashCode(challengeId: string, code: string, secret: string): string {
  return sha256(`${challengeId}:${code}:${secret}`);
}

function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms);
}

/** Requests that ended in a sign-in do not count: whoever made them reads that mailbox. */
async function countRequests(
  tx: Tx,
  email: string,
  browserHash: string,
  at: Date,
): Promise<Omit<RequestFacts, 'isKnownBrowser'>> {
  const since = (minutes: number) => ({ spentAt: null, createdAt: { gt: before(at, minutes * minuteMs) } });
  const recent = since(limits.requestsWindowMinutes);
  return {
    ofEmailAndBrowser: await tx.signInChallenge.count({ where: { email, browserHash, ...recent } }),
    ofBrowser: await tx.signInChallenge.count({ where: { browserHash, ...recent } }),
    ofEmail: await tx.signInChallenge.count({ where: { email, ...since(limits.challengeMinutes) } }),
    inAll: await tx.signInChallenge.count({ where: since(limits.requestsInAllMinutes) }),
    hasLiveChallenge:
      (await tx.signInChallenge.count({ where: { email, browserHash, spentAt: null, expiresAt: { gt: at } } })) > 0,
  };
}

/** Guessing spread over many requests meets a daily limit. It takes away the codes only; the link goes on working. */
async function areCodesOff(tx: Tx, email: string, at: Date): Promise<boolean> {
  const withCode = { email, codeHash: { not: '' }, createdAt: { gt: before(at, dayMs) } };
  const { _sum: sum, _count: count } = await tx.signInChallenge.aggregate({
    where: withCode,
    _sum: { triesLeft: true },
    _count: true,
  });
  return count * limits.triesPerChallenge - (sum.triesLeft ?? 0) >= limits.wrongCodesPerEmailPerDay;
}

async function replaceOlder(tx: Tx, email: string, browserHash: string, at: Date): Promise<void> {
  await tx.signInChallenge.updateMany({
    where: { email, browserHash, spentAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  });
  await tx.signInChallenge.deleteMany({ where: { createdAt: { lt: before(at, 2 * dayMs) } } });
}

type NewChallenge = { readonly email: string; readonly browserHash: string; readonly nextPath: string };

/** Records the request; returns what its mail says. */
async function writeChallenge(
  tx: Tx,
  site: SignInSite,
  wanted: NewChallenge,
  at: Date,
): Promise<{ url: string; code: string | null }> {
  const id = newId();
  const token = newToken();
  const code = (await areCodesOff(tx, wanted.email, at)) ? null : String(randomInt(1_000_000)).padStart(6, '0');
  await replaceOlder(tx, wanted.email, wanted.browserHash, at);
  await tx.signInChallenge.create({
    data: {
      id,
      ...wanted,
      linkHash: sha256(token),
      codeHash: code ? hashCode(id, code, site.secret) : '',
      triesLeft: code ? limits.triesPerChallenge : 0,
      createdAt: at,
      expiresAt: new Date(at.getTime() + limits.challengeMinutes * minuteMs),
    },
  });
  return { url: `${site.appUrl}/sign-in/confirm?token=${token}`, code };
}

/**
 * Queues the mail with link and code. Gives the same answer whether or not the address has an account: also while very
 * many ask, when only accounts are mailed, everyone is told so and every request is recorded. Older challenges of the same
 * address and browser end.
 */
export async function requestSignIn(
  db: Db,
  site: SignInSite,
  request: SignInRequest,
  at: Date,
): Promise<Result<{ email: string }, RequestRefusal>> {
  const email = normaliseEmail(request.email);
  if (!email) return refuse('not-an-address');
  const browserHash = sha256(request.browserToken);
  return transact(db, async (tx) => {
    // One at a time for an address: else many requests at once would each count too few.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`;
    const verdict = judgeRequest({
      ...(await countRequests(tx, email, browserHash, at)),
      isKnownBrowser: request.isKnownBrowser,
    });
    if (verdict !== 'send' && verdict !== 'send-to-members') return refuse(verdict);
    const { url, code } = await writeChallenge(
      tx,
      site,
      { email, browserHash, nextPath: safeNextPath(request.next) },
      at,
    );
    const isMember = (await tx.user.count({ where: { email } })) === 1;
    if (verdict === 'send' || isMember) {
      await queueMail(
        tx,
        {
          kind: 'sign-in',
          to: email,
          ...signInMail({ url, code, minutes: limits.challengeMinutes, host: new URL(site.appUrl).host }),
        },
        at,
      );
    }
    return verdict === 'send' ? ok({ email }) : refuse('busy');
  });
}
