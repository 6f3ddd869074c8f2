import type { Day } from '#lib/bodies/rules/types.ts';
import type { Db } from '#lib/db/client.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';

/** The day that it is for the viewer: their CPD year is reckoned in their own time zone. */
export async function getToday(db: Db, viewer: Viewer, at: Date): Promise<Day> {
  const { timeZone } = await db.user.findUniqueOrThrow({ where: { id: viewer.userId }, select: { timeZone: true } });
  return dayIn(at, timeZone);
}
