import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';

/** Whether the viewer gets reminders by mail (yes, until they say no) and has a calendar. Not cached. */
export async function getReminderSettings(
  db: Db,
  viewer: Viewer,
): Promise<{ readonly isMailOn: boolean; readonly hasCalendar: boolean }> {
  const row = await db.reminderSetting.findUnique({
    where: { userId: viewer.userId },
    select: { isMailOn: true, calendarTokenHash: true },
  });
  return { isMailOn: row?.isMailOn ?? true, hasCalendar: row?.calendarTokenHash != null };
}
