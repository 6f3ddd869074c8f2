import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeSendReminders } from '#lib/cpd-log/jobs/send-reminders.ts';
import { addDue, changeDue } from '#lib/cpd-log/commands/dues.ts';
import { addMembership } from '#lib/cpd-log/commands/memberships.ts';
import { setReminderMail } from '#lib/cpd-log/commands/reminders.ts';
import { getDue } from '#lib/cpd-log/queries/dues.ts';
import { openStopToken } from '#lib/cpd-log/reminders/stop-token.ts';
import { openDb } from '#lib/db/client.ts';
import { sendMailHandler } from '#lib/jobs/handlers/send-mail.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const secret = 'a secret of thirty-two characters!';
const send = makeSendReminders({ appUrl: 'https://learn.example.test', secret });
/** Eight in the morning in Sydney, where the test's people are. */
const morning = (day: string) => new Date(Date.parse(`${day}T08:00:00+11:00`));
const empty = { membershipNumber: '', level: '', disciplines: '', joinedOn: '', cycleEndsOn: '', carriedIn: '' };

async function someone() {
  const person = await createTherapist(database.db);
  const viewer = viewerOf(person);
  const mails = () => database.db.emailMessage.findMany({ where: { to: person.email }, orderBy: { createdAt: 'asc' } });
  const keep = async (dueOn: string, kind = 'first-aid') => {
    const saved = await addDue(database.db, viewer, { kind, label: '', dueOn }, testStart);
    if (!saved.ok) throw new Error(saved.reason);
    return saved.id;
  };
  return { ...person, viewer, mails, keep };
}

test('one message a day holds all that is due, with a link that stops them and no personal data in it', async () => {
  const person = await someone();
  await person.keep('2027-02-01');
  await person.keep('2027-02-10', 'insurance');
  await addMembership(database.db, person.viewer, { ...empty, bodySlug: 'anta' }, testStart);
  await send(database.db, {}, morning('2026-12-15'));
  const [mail, ...more] = await person.mails();
  expect(more).toEqual([]);
  expect(mail?.kind).toBe('cpd-reminder');
  expect(mail?.text).toContain('First aid: the last day on which it holds is 1 February 2027, in 48 days.');
  expect(mail?.text).toContain('Insurance: the last day on which it holds is 10 February 2027, in 57 days.');
  expect(mail?.text).toMatch(
    /ANTA: your period ends on 31 December 2026, in 16 days\. By your log this is missing: 20 CPE points/,
  );
  expect(mail?.subject).toBe('CPD reminder: 3 dates are near');
  const link = new URL(mail?.unsubscribeUrl ?? '');
  expect(openStopToken(link.searchParams.get('link') ?? '', secret)).toBe(person.id);
  expect(link.href).not.toContain(person.id);
  expect(mail?.text).toContain(`https://learn.example.test/reminders/stop?link=${link.searchParams.get('link')}`);
});

describe('never twice for the same thing', () => {
  test('the job run again, the same hour and the same day', async () => {
    const person = await someone();
    await person.keep('2027-02-01');
    for (const at of ['2026-12-15T08:00:00+11:00', '2026-12-15T08:00:00+11:00', '2026-12-15T09:05:00+11:00'])
      await send(database.db, {}, new Date(at));
    await send(database.db, {}, morning('2026-12-16'));
    expect(await person.mails()).toHaveLength(1);
    await send(database.db, {}, morning('2027-01-02'));
    expect(await person.mails()).toHaveLength(2);
  });

  test('several workers at once', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, someone));
    for (const person of people) await person.keep('2027-02-01');
    const others = [openDb(database.url, 3), openDb(database.url, 3)];
    await Promise.all([database.db, ...others].map((db) => send(db, {}, morning('2026-12-15'))));
    await Promise.all(others.map((db) => db.$disconnect()));
    for (const person of people) expect(await person.mails()).toHaveLength(1);
  });

  test('a worker that fails between the note and the message: nothing is noted, and the next one sends', async () => {
    const person = await someone();
    await person.keep('2027-02-01');
    await database.db.$executeRawUnsafe(
      `CREATE FUNCTION no_mail() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the worker dies here'; END $$ LANGUAGE plpgsql`,
    );
    await database.db.$executeRawUnsafe(
      `CREATE TRIGGER no_mail BEFORE INSERT ON "EmailMessage" FOR EACH ROW EXECUTE FUNCTION no_mail()`,
    );
    await expect(send(database.db, {}, morning('2026-12-15'))).rejects.toThrow('the reminders of 1 therapists');
    expect(await database.db.reminderSent.count({ where: { userId: person.id } })).toBe(0);
    await database.db.$executeRawUnsafe('DROP TRIGGER no_mail ON "EmailMessage"');
    await send(database.db, {}, morning('2026-12-15'));
    expect(await person.mails()).toHaveLength(1);
  });

  test('a clock that goes back', async () => {
    const person = await someone();
    await person.keep('2027-02-01');
    await send(database.db, {}, morning('2027-01-03'));
    await send(database.db, {}, morning('2026-12-20'));
    await send(database.db, {}, morning('2027-01-03'));
    expect(await person.mails()).toHaveLength(1);
  });

  test('but a changed day is another thing, and is told', async () => {
    const person = await someone();
    const id = await person.keep('2027-02-01');
    await send(database.db, {}, morning('2026-12-15'));
    const due = await getDue(database.db, person.viewer, id);
    const change = { id, kind: 'first-aid', label: '', dueOn: '2027-02-03', revision: due?.revision ?? '' };
    await changeDue(database.db, person.viewer, change, morning('2026-12-15'));
    await send(database.db, {}, morning('2026-12-16'));
    const mails = await person.mails();
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain('3 February 2027, in 49 days');
  });
});

test('a day whose form is sent twice at once is kept once', async () => {
  const person = await someone();
  const ids = await Promise.all([1, 2, 3].map(() => person.keep('2027-02-01')));
  expect(new Set(ids).size).toBe(1);
  expect(await person.keep('2027-02-02')).not.toBe(ids[0]);
  expect(await database.db.cpdDue.count({ where: { userId: person.id } })).toBe(2);
});

test('who says stop while the round is under way is not written to any more', async () => {
  const people = await Promise.all([someone(), someone()]);
  const [first, second] = people.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const person of people) await person.keep('2027-02-01');
  const { db } = database;
  await db.$executeRawUnsafe(
    `CREATE FUNCTION say_stop() RETURNS trigger AS $$ BEGIN
       INSERT INTO "ReminderSetting" ("userId", "isMailOn", "updatedAt") VALUES ('${second?.id}', false, now());
       RETURN NEW; END $$ LANGUAGE plpgsql`,
  );
  await db.$executeRawUnsafe(
    `CREATE TRIGGER say_stop AFTER INSERT ON "EmailMessage" FOR EACH ROW WHEN (NEW."to" = '${first?.email}')
     EXECUTE FUNCTION say_stop()`,
  );
  await send(db, {}, morning('2026-12-15'));
  await db.$executeRawUnsafe('DROP TRIGGER say_stop ON "EmailMessage"');
  expect(await first?.mails()).toHaveLength(1);
  expect(await second?.mails()).toEqual([]);
  expect(await db.reminderSent.count({ where: { userId: second?.id ?? '' } }), 'nothing is noted as told').toBe(0);
});

test('nobody is written to at night, when they said stop, or when their account is gone; others are', async () => {
  const [asleep, stopped, erased, control] = [await someone(), await someone(), await someone(), await someone()];
  for (const person of [asleep, stopped, erased, control]) await person.keep('2027-02-01');
  await database.db.user.update({ where: { id: asleep.id }, data: { timeZone: 'Europe/London' } });
  await setReminderMail(database.db, stopped.viewer, false, testStart);
  await database.db.user.update({ where: { id: erased.id }, data: { erasedAt: testStart } });
  await send(database.db, {}, morning('2026-12-15'));
  expect(
    await Promise.all([asleep, stopped, erased, control].map(async ({ mails }) => (await mails()).length)),
  ).toEqual([0, 0, 0, 1]);
  await send(database.db, {}, new Date('2026-12-15T07:00:00Z'));
  expect(await asleep.mails()).toHaveLength(1);
  await setReminderMail(database.db, stopped.viewer, true, testStart);
  await send(database.db, {}, morning('2026-12-16'));
  expect(await stopped.mails()).toHaveLength(1);
});

test('more therapists than one batch are all reached', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, someone));
  for (const person of people) await person.keep('2027-02-01');
  const inTwos = makeSendReminders({ appUrl: 'https://learn.example.test', secret, batchSize: 2 });
  await inTwos(database.db, {}, morning('2026-12-15'));
  for (const person of people) expect(await person.mails()).toHaveLength(1);
});

test('the mail carries the headers of RFC 8058, and a message without an address to stop it does not', async () => {
  const sink = await startSmtpSink(() => null);
  try {
    const person = await someone();
    await person.keep('2027-02-01');
    await send(database.db, {}, morning('2026-12-15'));
    const [mail] = await person.mails();
    const handler = sendMailHandler({
      smtpUrl: sink.url,
      from: 'Afferent <learning@mail.example.test>',
      appUrl: 'https://learn.example.test',
      signInMinutes: 10,
    });
    await handler(database.db, { emailMessageId: mail?.id ?? '' }, testStart);
    await vi.waitFor(() => expect(sink.received).toHaveLength(1));
    const data = (sink.received[0]?.data ?? '').replaceAll(/\r?\n[ \t]+/g, ' ');
    expect(data).toContain(`List-Unsubscribe: <${mail?.unsubscribeUrl}>`);
    expect(data).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    await database.db.emailMessage.update({
      where: { id: mail?.id ?? '' },
      data: { sentAt: null, unsubscribeUrl: null },
    });
    await handler(database.db, { emailMessageId: mail?.id ?? '' }, testStart);
    await vi.waitFor(() => expect(sink.received).toHaveLength(2));
    expect(sink.received[1]?.data).not.toContain('List-Unsubscribe');
  } finally {
    await sink.stop();
  }
});
