import { bodyOf } from '#lib/bodies/load.ts';
import { periodsUpTo } from '#lib/bodies/rules/standing.ts';
import type { Day } from '#lib/bodies/rules/types.ts';
import type { Db } from '#lib/db/client.ts';
import { sha256 } from '#lib/ids.ts';
import { dayIn } from '#lib/time/day.ts';
import { calendarEvents } from '../rules/calendar.ts';
import type { CalendarEvent, CalendarPeriod } from '../rules/calendar.ts';
import type { MembershipItem } from '../schema.ts';
import { listDues } from './dues.ts';
import { listMemberships } from './memberships.ts';

/** The period that runs and the one before it. A balance that rolls has no end. */
function periodsOf(membership: MembershipItem, today: Day): CalendarPeriod[] {
  const rule = bodyOf(membership.bodySlug);
  if (!rule || rule.cycle.kind === 'rolling' || rule.cycle.kind === 'none') return [];
  return periodsUpTo(rule, membership, today, 2).map(({ to }) => ({
    membershipId: membership.id,
    bodyName: rule.shortName,
    endsOn: to,
  }));
}

/**
 * The calendar behind a secret address: whoever knows it may read it, so it holds days and kinds and no words of the
 * therapist's. Null for a token that opens nothing. Not cached.
 */
export async function getCalendarUnscoped(db: Db, token: string, at: Date): Promise<CalendarEvent[] | null> {
  const setting = await db.reminderSetting.findUnique({
    where: { calendarTokenHash: sha256(token) },
    select: { user: { select: { id: true, timeZone: true, erasedAt: true } } },
  });
  if (!setting || setting.user.erasedAt) return null;
  const viewer = { userId: setting.user.id, role: 'therapist' } as const;
  const [dues, memberships] = await Promise.all([listDues(db, viewer), listMemberships(db, viewer)]);
  const today = dayIn(at, setting.user.timeZone);
  return calendarEvents(
    dues,
    memberships.flatMap((membership) => periodsOf(membership, today)),
  );
}
