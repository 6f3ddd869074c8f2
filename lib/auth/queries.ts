import type { Db } from '../db/client.ts';
import { sha256 } from '../ids.ts';
import { judgeCodeTry, judgeLink } from './rules.ts';
import type { SignInRefusal } from './rules.ts';
import { linkToken } from './schema.ts';

/** What a link would do, without spending it: mail scanners may look as often as they like. */
export async function getLink(
  db: Db,
  token: string,
  at: Date,
): Promise<{ state: 'good'; email: string } | { state: SignInRefusal }> {
  if (!linkToken.safeParse(token).success) return { state: 'unknown-link' };
  const challenge = await db.signInChallenge.findUnique({
    where: { linkHash: sha256(token) },
    select: { email: true, expiresAt: true, spentAt: true, triesLeft: true },
  });
  const state = judgeLink(challenge, at);
  return state === 'good' && challenge
    ? { state, email: challenge.email }
    : { state: state === 'good' ? 'unknown-link' : state };
}

export type PendingSignIn = {
  readonly email: string;
  readonly nextPath: string;
  readonly state: 'good' | SignInRefusal;
};

/** The newest request of this browser, so that the page can say where the mail went. */
export async function getPendingSignIn(db: Db, browserToken: string | null, at: Date): Promise<PendingSignIn | null> {
  if (!browserToken) return null;
  const challenge = await db.signInChallenge.findFirst({
    where: { browserHash: sha256(browserToken) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { email: true, nextPath: true, codeHash: true, expiresAt: true, spentAt: true, triesLeft: true },
  });
  if (!challenge) return null;
  const isLinkOnly = challenge.codeHash === '' && judgeLink(challenge, at) === 'good';
  return {
    email: challenge.email,
    nextPath: challenge.nextPath,
    state: isLinkOnly ? 'codes-off' : judgeCodeTry(challenge, at),
  };
}
