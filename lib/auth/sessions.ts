import { randomBytes } from 'node:crypto';
import type { Role } from '#generated/client.ts';
import type { Tx } from '../db/client.ts';
import { newId, sha256 } from '../ids.ts';
import { dayMs, limits, minuteMs, sessionEnd } from './rules.ts';

/** A new session token: 256 random bits. Only its hash is stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export type OpenSession = { readonly token: string; readonly userId: string; readonly userAgent: string | null };

/** Writes the row of a new session. */
export async function openSession(tx: Tx, session: OpenSession, at: Date): Promise<void> {
  await tx.session.create({
    data: {
      id: newId(),
      tokenHash: sha256(session.token),
      userId: session.userId,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: sessionEnd(at, at),
      userAgent: session.userAgent?.slice(0, 400) ?? null,
    },
  });
}

type SessionRow = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly email: string;
  readonly emailVerifiedAt: Date | null;
  readonly displayName: string | null;
  readonly legalName: string | null;
  readonly role: Role;
};

/**
 * The running session of a token, with its person; null when it is unknown or over. Every request of someone who is signed
 * in asks this first, so it is one statement and not two.
 */
export async function findSession(tx: Tx, token: string, at: Date) {
  const [row] = await tx.$queryRaw<SessionRow[]>`
    SELECT s."id", s."userId", s."createdAt", s."lastSeenAt", s."expiresAt",
      u."email", u."emailVerifiedAt", u."displayName", u."legalName", u."role"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."tokenHash" = ${sha256(token)} AND u."erasedAt" IS NULL`;
  if (!row) return null;
  const { id, userId, createdAt, lastSeenAt, expiresAt, ...person } = row;
  const isOver = expiresAt.getTime() <= at.getTime() || sessionEnd(createdAt, lastSeenAt).getTime() <= at.getTime();
  return isOver ? null : { id, userId, createdAt, lastSeenAt, expiresAt, user: { id: userId, ...person } };
}

/** Notes that a session was used. Its end moves, never past its absolute lifetime; a session that is over stays over. */
export async function touchSession(tx: Tx, token: string, at: Date): Promise<void> {
  const row = await findSession(tx, token, at);
  if (!row || at.getTime() - row.lastSeenAt.getTime() < limits.sessionSeenMinutes * minuteMs) return;
  await tx.session.updateMany({
    where: { id: row.id },
    data: { lastSeenAt: at, expiresAt: sessionEnd(row.createdAt, at) },
  });
}

/** Ends the session of a token. A token that is unknown changes nothing. */
export async function closeSession(tx: Tx, token: string): Promise<void> {
  await tx.session.deleteMany({ where: { tokenHash: sha256(token) } });
}

/** Removes what ended more than a day ago. */
export async function forgetOldSessions(tx: Tx, at: Date): Promise<void> {
  await tx.session.deleteMany({ where: { expiresAt: { lt: new Date(at.getTime() - dayMs) } } });
}
