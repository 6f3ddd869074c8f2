import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { queueMail } from '#lib/email/queue.ts';
import { sendMailHandler } from '#lib/jobs/handlers/send-mail.ts';
import { startWorker } from '#lib/jobs/worker.ts';
import type { JobHandlers } from '#lib/jobs/worker.ts';
import { newId } from '#lib/ids.ts';
import { now } from '#lib/time/clock.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { testStart } from '#tests/support/factories.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';

let database: TestDatabase;
let sink: Awaited<ReturnType<typeof startSmtpSink>>;
const busyOnce = new Set<string>();
beforeAll(async () => {
  database = await cloneDatabase();
  sink = await startSmtpSink((to) => {
    if (to.startsWith('nobody')) return '550 no such mailbox';
    if (!to.startsWith('busy') || busyOnce.has(to)) return null;
    busyOnce.add(to);
    return '451 come back later';
  });
});
afterAll(async () => {
  await sink.stop();
  await database.drop();
});

const settings = (smtpUrl: string | null) => ({
  smtpUrl,
  from: 'Afferent <learning@mail.example.test>',
  appUrl: 'https://learn.example.test',
  signInMinutes: 10,
});
const receivedBy = (to: string) => sink.received.filter((mail) => mail.to === to);
const letter = (to: string, kind = 'receipt') => ({
  kind,
  to,
  subject: 'Grüße: a receipt',
  text: 'Words\n',
  html: '<p>Words</p>',
});

function store(to: string, kind?: string, at = testStart): Promise<string> {
  return database.db.$transaction((tx) => queueMail(tx, letter(to, kind), at));
}

function handlers(smtpUrl: string | null): JobHandlers {
  const nothing = async () => {};
  return {
    'send-mail': sendMailHandler(settings(smtpUrl)),
    'settle-checkout': nothing,
    'settle-refund': nothing,
    'sweep-checkouts': nothing,
    'certificate-mail': nothing,
    'collect-certificate': nothing,
    'close-expired-attempts': nothing,
    'regrade-attempts': nothing,
    'verify-records': nothing,
    'tally-attempt': async () => {},
    'recount-figures': async () => {},
    'delete-stored': async () => {},
    'finish-erasures': async () => {},
    'send-reminders': async () => {},
    'give-refund': async () => {},
    'reconcile-money': async () => {},
  };
}

function work(smtpUrl: string | null) {
  return startWorker({ connectionString: database.url, clock: now, handlers: handlers(smtpUrl), withSchedule: false });
}

test('every message that was queued reaches the mail server exactly once, with two workers running', async () => {
  const people = Array.from({ length: 20 }, (_, index) => `reader-${index}@example.test`);
  const workers = await Promise.all([work(sink.url), work(sink.url)]);
  const ids = await Promise.all(people.map((to) => store(to, 'receipt', now())));
  await vi.waitFor(
    async () =>
      expect(await database.db.emailMessage.count({ where: { id: { in: ids }, sentAt: { not: null } } })).toBe(20),
    { timeout: 20_000 },
  );
  await Promise.all(workers.map((worker) => worker.stop()));
  for (const [index, to] of people.entries()) {
    const mails = receivedBy(to);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.data).toContain(`Message-ID: <${ids[index]}@mail.example.test>`);
    expect(mails[0]?.data).toContain('From: Afferent <learning@mail.example.test>');
  }
});

test('a message queued in a transaction that fails is never sent', async () => {
  const to = 'rolled-back@example.test';
  const worker = await work(sink.url);
  await expect(
    database.db.$transaction(async (tx) => {
      await queueMail(tx, letter(to), now());
      throw new Error('the change failed');
    }),
  ).rejects.toThrow('the change failed');
  const control = await store('control@example.test', 'receipt', now());
  await vi.waitFor(
    async () => expect((await database.db.emailMessage.findUnique({ where: { id: control } }))?.sentAt).toBeTruthy(),
    { timeout: 20_000 },
  );
  await worker.stop();
  expect(receivedBy(to)).toHaveLength(0);
});

test('a job that runs again sends nothing again', async () => {
  const id = await store('again@example.test');
  const send = sendMailHandler(settings(sink.url));
  await send(database.db, { emailMessageId: id }, testStart);
  await send(database.db, { emailMessageId: id }, testStart);
  expect(receivedBy('again@example.test')).toHaveLength(1);
});

test('a server that is busy gets the message later; one that refuses for good is not asked again', async () => {
  const send = sendMailHandler(settings(sink.url));
  const busy = await store('busy@example.test');
  await expect(send(database.db, { emailMessageId: busy }, testStart)).rejects.toThrow(/451/);
  await send(database.db, { emailMessageId: busy }, testStart);
  expect(receivedBy('busy@example.test')).toHaveLength(1);
  const refused = await store('nobody@example.test');
  await send(database.db, { emailMessageId: refused }, testStart);
  expect(await database.db.emailMessage.findUnique({ where: { id: refused } })).toMatchObject({
    sentAt: null,
    messageId: null,
  });
});

test('a server that does not answer is a reason to try later', async () => {
  const id = await store('later@example.test');
  await expect(
    sendMailHandler(settings('smtp://127.0.0.1:1'))(database.db, { emailMessageId: id }, testStart),
  ).rejects.toThrow();
});

test('a sign-in mail keeps no link or code once sent, and is not sent when it is too late', async () => {
  const send = sendMailHandler(settings(sink.url));
  const id = await store('signing-in@example.test', 'sign-in');
  await send(database.db, { emailMessageId: id }, testStart);
  expect(receivedBy('signing-in@example.test')).toHaveLength(1);
  expect(await database.db.emailMessage.findUnique({ where: { id } })).toMatchObject({
    text: '',
    html: '',
    sentAt: testStart,
  });
  const late = await store('too-late@example.test', 'sign-in');
  await send(database.db, { emailMessageId: late }, new Date(testStart.getTime() + 11 * 60_000));
  expect(receivedBy('too-late@example.test')).toHaveLength(0);
});

test('without a mail server a message stays for the local mailbox', async () => {
  const id = await store('stays@example.test');
  await sendMailHandler(settings(null))(database.db, { emailMessageId: id }, testStart);
  expect(await database.db.emailMessage.findUnique({ where: { id } })).toMatchObject({ text: 'Words\n', sentAt: null });
});

test('an address cannot add a recipient or a header', async () => {
  const id = newId();
  await database.db.emailMessage.create({
    data: { id, ...letter('one@example.test, two@example.test\r\nBcc: three@example.test'), createdAt: testStart },
  });
  await sendMailHandler(settings(sink.url))(database.db, { emailMessageId: id }, testStart).catch(() => {});
  for (const to of ['two@example.test', 'three@example.test']) expect(receivedBy(to)).toHaveLength(0);
  expect(sink.received.some((mail) => /^Bcc:/im.test(mail.data))).toBe(false);
});
