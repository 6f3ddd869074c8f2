import type { Db } from '#lib/db/client.ts';
import { sha256 } from '#lib/ids.ts';
import type { Viewer } from '#lib/viewer.ts';

/** Turns the viewer's reminders by mail on or off. */
export async function setReminderMail(db: Db, viewer: Viewer, isMailOn: boolean, at: Date): Promise<void> {
  await db.reminderSetting.upsert({
    where: { userId: viewer.userId },
    create: { userId: viewer.userId, isMailOn, updatedAt: at },
    update: { isMailOn, updatedAt: at },
    select: { userId: true },
  });
}

/**
 * Stops someone's reminders on the word of a link in one of them. Safe to run again.
 * @returns false when there is no such person any more
 */
export async function stopRemindersUnscoped(db: Db, userId: string, at: Date): Promise<boolean> {
  const person = await db.user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!person) return false;
  await setReminderMail(db, { userId, role: 'therapist' }, false, at);
  return true;
}

/** Opens the viewer's calendar at a new address, or shuts it: the old address ends at once. Only the token's hash is kept. */
export async function setCalendarToken(db: Db, viewer: Viewer, token: string | null, at: Date): Promise<void> {
  const calendarTokenHash = token === null ? null : sha256(token);
  await db.reminderSetting.upsert({
    where: { userId: viewer.userId },
    create: { userId: viewer.userId, calendarTokenHash, updatedAt: at },
    update: { calendarTokenHash, updatedAt: at },
    select: { userId: true },
  });
}
