import { afterAll, beforeAll, expect, test } from 'vitest';
import { queueMail } from '#lib/email/queue.ts';
import { sendMailHandler } from '#lib/jobs/handlers/send-mail.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { testStart } from '#tests/support/factories.ts';
import { startSmtpSink } from '#tests/support/smtp-sink.ts';

let database: TestDatabase;
let sink: Awaited<ReturnType<typeof startSmtpSink>>;
beforeAll(async () => {
  database = await cloneDatabase();
  sink = await startSmtpSink((to) =>
    to.startsWith('nobody') ? '550 no such mailbox' : to.startsWith('busy') ? '451 come back later' : null,
  );
});
afterAll(async () => {
  await sink.stop();
  await database.drop();
});

const settings = () => ({
  smtpUrl: sink.url,
  from: 'Afferent <learning@mail.example.test>',
  appUrl: 'https://learn.example.test',
  signInMinutes: 10,
});
const later = new Date(testStart.getTime() + 11 * 60_000);
const send = (emailMessageId: string, at = testStart) =>
  sendMailHandler(settings())(database.db, { emailMessageId }, at);
const store = (to: string, kind = 'sign-in') =>
  database.db.$transaction((tx) =>
    queueMail(tx, { kind, to, subject: 'Subject', text: 'link and code', html: '<p>link and code</p>' }, testStart),
  );
const kept = (id: string) =>
  database.db.emailMessage.findUniqueOrThrow({ where: { id }, select: { text: true, html: true, sentAt: true } });
const nothing = { text: '', html: '' };

test('a sign-in mail keeps neither link nor code however it ends: sent, too late, refused for good, or never taken', async () => {
  const [sent, late, refused, busy] = [
    await store('one@example.test'),
    await store('two@example.test'),
    await store('nobody@example.test'),
    await store('busy@example.test'),
  ];
  await send(sent);
  await send(late, later);
  await send(refused);
  await expect(send(busy)).rejects.toThrow(/451/);
  expect((await kept(busy)).text).toBe('link and code');
  await send(busy, later);
  expect(await kept(sent)).toEqual({ ...nothing, sentAt: testStart });
  for (const id of [late, refused, busy]) expect(await kept(id)).toEqual({ ...nothing, sentAt: null });
});

test('a sign-in mail that has ended is never sent as an empty one', async () => {
  const refused = await store('nobody-again@example.test');
  await send(refused);
  await database.db.emailMessage.update({ where: { id: refused }, data: { to: 'now-here@example.test' } });
  await send(refused);
  expect(sink.received.filter((mail) => mail.to === 'now-here@example.test')).toHaveLength(0);
});

test('any other mail keeps its words when it is refused', async () => {
  const id = await store('nobody-else@example.test', 'receipt');
  await send(id);
  expect((await kept(id)).text).toBe('link and code');
});
