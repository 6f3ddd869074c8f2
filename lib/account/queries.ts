import type { Db } from '../db/client.ts';
import { sha256 } from '../ids.ts';
import type { Viewer } from '../viewer.ts';
import { describeUserAgent } from './rules.ts';
import type { Profile, SessionLine } from './schema.ts';

/** The viewer's own settings. */
export function getProfile(db: Db, viewer: Viewer): Promise<Profile> {
  return db.user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: {
      email: true,
      displayName: true,
      legalName: true,
      legalNameConfirmedAt: true,
      countryCode: true,
      timeZone: true,
    },
  });
}

/** The viewer's running sessions, this device first, then the most recently used. */
export async function listSessions(
  db: Db,
  viewer: Viewer,
  currentToken: string | null,
  at: Date,
): Promise<SessionLine[]> {
  const rows = await db.session.findMany({
    where: { userId: viewer.userId, expiresAt: { gt: at } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, tokenHash: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  const currentHash = currentToken ? sha256(currentToken) : null;
  const lines = rows.map((row) => ({
    id: row.id,
    browser: describeUserAgent(row.userAgent),
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    isThisDevice: row.tokenHash === currentHash,
  }));
  return lines.toSorted((one, other) => Number(other.isThisDevice) - Number(one.isThisDevice));
}
