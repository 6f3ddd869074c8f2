import { randomBytes } from 'node:crypto';
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

const personSelect = {
  id: true,
  email: true,
  emailVerifiedAt: true,
  displayName: true,
  legalName: true,
  role: true,
} as const;

/** The running session of a token, with its person; null when it is unknown or over. */
export async function findSession(tx: Tx, token: string, at: Date) {
  const row = await tx.session.findUnique({
    where: { tokenHash: sha256(token) },
    select: {
      id: true,
      userId: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      user: { select: personSelect },
    },
  });
  if (
    !row ||
    row.expiresAt.getTime() <= at.getTime() ||
    sessionEnd(row.createdAt, row.lastSeenAt).getTime() <= at.getTime()
  )
    return null;
  return row;
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
