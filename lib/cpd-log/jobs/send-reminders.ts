import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { queueMail } from '#lib/email/queue.ts';
import { cpdReminder } from '#lib/email/templates/cpd-reminder.ts';
import { describeError, log } from '#lib/log.ts';
import { dayIn } from '#lib/time/day.ts';
import { reminderParagraphs, reminderSubject } from '../messages/reminders.ts';
import { getReminderFacts, listSentReminders } from '../queries/reminder-facts.ts';
import { sealStopToken } from '../reminders/stop-token.ts';
import { dueReminders } from '../rules/reminders.ts';
import type { Reminder } from '../rules/reminders.ts';
import { isReminderHour } from '../rules/reminder-hour.ts';

export type ReminderMailSettings = {
  readonly appUrl: string;
  /** What the links that stop reminders are sealed with. */
  readonly secret: string;
  /** How many therapists are read at a time. */
  readonly batchSize?: number;
};

type Person = { readonly id: string; readonly timeZone: string };

/** Who is there and did not say no. Asked once more before a message is written: the round takes minutes. */
const wanting = { erasedAt: null, NOT: { reminderSetting: { isMailOn: false } } } as const;

/** The next therapists, by id, who have something to be reminded of and want to be. */
function readBatch(db: Db, afterId: string | null, { batchSize = 200 }: ReminderMailSettings): Promise<Person[]> {
  return db.user.findMany({
    where: {
      ...(afterId === null ? {} : { id: { gt: afterId } }),
      OR: [{ memberships: { some: {} } }, { dueDays: { some: {} } }],
      ...wanting,
    },
    orderBy: { id: 'asc' },
    take: batchSize,
    select: { id: true, timeZone: true },
  });
}

function mailOf(reminders: readonly Reminder[], stopToken: string, appUrl: string) {
  const token = encodeURIComponent(stopToken);
  return {
    kind: 'cpd-reminder',
    ...cpdReminder({
      subject: reminderSubject(reminders),
      paragraphs: reminderParagraphs(reminders),
      standingUrl: `${appUrl}/account/cpd`,
      stopUrl: `${appUrl}/reminders/stop?link=${token}`,
    }),
    unsubscribeUrl: `${appUrl}/api/reminders/stop?link=${token}`,
  };
}

/** Notes keys as told, in the caller's transaction; returns those that were not. A second worker waits for the first here. */
async function note(tx: Tx, userId: string, keys: readonly string[], sentAt: Date): Promise<ReadonlySet<string>> {
  const noted = await tx.reminderSent.createManyAndReturn({
    data: keys.map((key) => ({ userId, key, sentAt })),
    skipDuplicates: true,
    select: { key: true },
  });
  return new Set(noted.map(({ key }) => key));
}

/** Tells one person what is due in one message, and notes it as told: both or neither. */
async function remind(db: Db, person: Person, settings: ReminderMailSettings, at: Date): Promise<void> {
  const viewer = { userId: person.id, role: 'therapist' } as const;
  const today = dayIn(at, person.timeZone);
  const sent = await listSentReminders(db, viewer);
  const digest = `digest:${today}`;
  if (sent.has(digest)) return;
  const due = dueReminders(await getReminderFacts(db, viewer, today), today, sent);
  if (due.length === 0) return;
  await transact(db, async (tx) => {
    const reader = await tx.user.findFirst({ where: { id: person.id, ...wanting }, select: { email: true } });
    if (!reader) return;
    if (!(await note(tx, person.id, [digest], at)).has(digest)) return;
    const noted = await note(
      tx,
      person.id,
      due.map(({ key }) => key),
      at,
    );
    const fresh = due.filter(({ key }) => noted.has(key));
    if (fresh.length === 0) return;
    await queueMail(
      tx,
      { to: reader.email, ...mailOf(fresh, sealStopToken(person.id, settings.secret), settings.appUrl) },
      at,
    );
  });
}

/**
 * The hourly job: in each therapist's own morning, one message with what is due and was not told. Safe to run again, and
 * by two workers at once. One person's fault keeps nobody else waiting; the job then fails and is tried again.
 */
export function makeSendReminders(
  settings: ReminderMailSettings,
): (db: Db, payload: Record<string, never>, at: Date) => Promise<void> {
  return async (db, _payload, at) => {
    let faults = 0;
    let batch = await readBatch(db, null, settings);
    while (batch.length > 0) {
      for (const person of batch.filter(({ timeZone }) => isReminderHour(at, timeZone))) {
        try {
          await remind(db, person, settings, at);
        } catch (error) {
          faults += 1;
          log.error({ userId: person.id, error: describeError(error) }, 'reminders could not be made');
        }
      }
      batch = await readBatch(db, batch.at(-1)?.id ?? null, settings);
    }
    if (faults > 0) throw new Error(`the reminders of ${faults} therapists could not be made`);
  };
}
