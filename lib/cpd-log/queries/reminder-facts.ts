import { bodyOf } from '#lib/bodies/load.ts';
import type { Day } from '#lib/bodies/rules/types.ts';
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { learningOf } from '../learning.ts';
import { endingPeriods } from '../rules/ending-periods.ts';
import type { ReminderFacts } from '../rules/reminders.ts';
import { listDues } from './dues.ts';
import { listLog } from './list-log.ts';
import { listMemberships } from './memberships.ts';

/** What the viewer's reminders are reckoned from. The log is read only when a period is near its end. Not cached. */
export async function getReminderFacts(db: Db, viewer: Viewer, today: Day): Promise<ReminderFacts> {
  const [dues, memberships] = await Promise.all([listDues(db, viewer), listMemberships(db, viewer)]);
  const held = memberships.flatMap((membership) => {
    const rule = bodyOf(membership.bodySlug);
    return rule && endingPeriods(rule, membership, [], today).length > 0 ? [{ rule, membership }] : [];
  });
  if (held.length === 0) return { dues, periods: [] };
  const learning = (await listLog(db, viewer)).map(learningOf);
  return { dues, periods: held.flatMap(({ rule, membership }) => endingPeriods(rule, membership, learning, today)) };
}

/** Keys of the reminders that the viewer was sent. Not cached. */
export async function listSentReminders(db: Db, viewer: Viewer): Promise<ReadonlySet<string>> {
  const rows = await db.reminderSent.findMany({ where: { userId: viewer.userId }, select: { key: true } });
  return new Set(rows.map(({ key }) => key));
}
