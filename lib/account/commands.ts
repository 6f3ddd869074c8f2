import type { Db } from '../db/client.ts';
import { sha256 } from '../ids.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { Viewer } from '../viewer.ts';
import { countries, findNameFault, isTimeZone, longestDisplayName, tidyName } from './rules.ts';
import type { NameFault } from './rules.ts';
import type { ProfileInput } from './schema.ts';

export type ProfileRefusal = NameFault | 'no-such-zone' | 'no-such-country';

/** Stores how we address someone and which time and country their records follow. An empty name is no name. */
export async function updateProfile(
  db: Db,
  viewer: Viewer,
  input: ProfileInput,
): Promise<Result<null, ProfileRefusal>> {
  const displayName = tidyName(input.displayName);
  const fault = displayName === '' ? null : findNameFault(displayName, longestDisplayName, 1);
  if (fault) return refuse(fault);
  if (!isTimeZone(input.timeZone)) return refuse('no-such-zone');
  if (input.countryCode !== '' && !countries.some(({ value }) => value === input.countryCode))
    return refuse('no-such-country');
  await db.user.updateMany({
    where: { id: viewer.userId, erasedAt: null },
    data: { displayName: displayName || null, timeZone: input.timeZone, countryCode: input.countryCode || null },
  });
  return ok(null);
}

/** Ends one session of the viewer. The id of someone else's session changes nothing and answers the same as an unknown one. */
export async function endSession(db: Db, viewer: Viewer, sessionId: string): Promise<Result<null, 'unknown'>> {
  const ended = await db.session.deleteMany({ where: { id: sessionId, userId: viewer.userId } });
  return ended.count === 1 ? ok(null) : refuse('unknown');
}

/** Ends every session of the viewer but the one whose token is given. Returns how many ended. */
export async function endOtherSessions(db: Db, viewer: Viewer, currentToken: string): Promise<number> {
  const ended = await db.session.deleteMany({
    where: { userId: viewer.userId, tokenHash: { not: sha256(currentToken) } },
  });
  return ended.count;
}
