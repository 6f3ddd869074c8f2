import { afterAll, beforeAll, expect, test } from 'vitest';
import { newToken, requestSignIn } from '#lib/auth/commands/request-sign-in.ts';
import { spendCode, spendLink } from '#lib/auth/commands/spend-challenge.ts';
import { getPendingSignIn } from '#lib/auth/queries.ts';
import { limits, minuteMs } from '#lib/auth/rules.ts';
import { newId } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart } from '#tests/support/factories.ts';

const site = { appUrl: 'http://localhost:3000', secret: 'a secret of at least thirty-two characters' };
const nobody = { userAgent: null, previousToken: null };
const after = (minutes: number) => new Date(testStart.getTime() + minutes * minuteMs);

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const freshEmail = () => `limit-${newId()}@example.test`;
const ask = (email: string, at = testStart, browserToken = newToken()) => requestSignIn(database.db, site, { email, next: '', browserToken }, at);

async function newestLink(email: string): Promise<{ link: string; text: string }> {
  const mail = await database.db.emailMessage.findFirstOrThrow({ where: { to: email }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  return { link: /token=(\S+)/.exec(mail.text)?.[1] ?? '', text: mail.text };
}

test('an address gets five mails in fifteen minutes, then must wait, and others need not', async () => {
  const email = freshEmail();
  for (let mail = 0; mail < limits.requestsPerEmail; mail += 1) expect(await ask(email)).toEqual({ ok: true, value: { email } });
  expect(await ask(email, after(14))).toEqual({ ok: false, reason: 'too-often' });
  expect(await ask(freshEmail(), after(14))).toMatchObject({ ok: true });
  expect(await ask(email, after(15))).toMatchObject({ ok: true });
  expect(await database.db.emailMessage.count({ where: { to: email } })).toBe(6);
});

test('requests that arrive at once are counted together', async () => {
  const email = freshEmail();
  const answers = await Promise.all(Array.from({ length: 9 }, () => ask(email)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(limits.requestsPerEmail);
});

test('someone who signs in each time is not held back', async () => {
  const email = freshEmail();
  for (let time = 0; time < limits.requestsPerEmail + 3; time += 1) {
    expect(await ask(email)).toMatchObject({ ok: true });
    expect(await spendLink(database.db, (await newestLink(email)).link, nobody, testStart)).toMatchObject({ ok: true });
  }
});

test('one browser cannot mail many addresses', async () => {
  const browserToken = newToken();
  for (let mail = 0; mail < limits.requestsPerBrowser; mail += 1) expect(await ask(freshEmail(), testStart, browserToken)).toMatchObject({ ok: true });
  expect(await ask(freshEmail(), testStart, browserToken)).toEqual({ ok: false, reason: 'too-often' });
  expect(await ask(freshEmail())).toMatchObject({ ok: true });
});

test('with and without an account the answer is the same, and so is the mail', async () => {
  const known = await createTherapist(database.db);
  const unknown = freshEmail();
  expect(await ask(known.email)).toEqual({ ok: true, value: { email: known.email } });
  expect(await ask(unknown)).toEqual({ ok: true, value: { email: unknown } });
  const words = async (email: string) => (await newestLink(email)).text.replace(/token=\S+/, '').replace(/\d{3} \d{3}/, '');
  expect(await words(known.email)).toBe(await words(unknown));
  expect(await database.db.user.count({ where: { email: unknown } })).toBe(0);
});

test('an address that cannot be one gets nothing', async () => {
  expect(await ask('victim@example.test＠evil.example')).toEqual({ ok: false, reason: 'not-an-address' });
});

test('after thirty wrong codes in a day an address gets links without codes, and no stranger can lock it out', async () => {
  const email = freshEmail();
  for (let round = 0; round < 6; round += 1) {
    const at = after(round * 16);
    const browserToken = newToken();
    await ask(email, at, browserToken);
    const code = /^(\d{3}) (\d{3})$/m.exec((await newestLink(email)).text)?.slice(1).join('');
    const guess = code === '000000' ? '000001' : '000000';
    for (let wrong = 0; wrong < 5; wrong += 1) await spendCode(database.db, site.secret, { code: guess, browserToken }, nobody, at);
  }
  const at = after(7 * 16);
  const browserToken = newToken();
  expect(await ask(email, at, browserToken)).toMatchObject({ ok: true });
  const { link, text } = await newestLink(email);
  expect(text).not.toMatch(/^\d{3} \d{3}$/m);
  expect(await getPendingSignIn(database.db, browserToken, at)).toMatchObject({ state: 'codes-off' });
  expect(await spendCode(database.db, site.secret, { code: '000000', browserToken }, nobody, at)).toEqual({ ok: false, reason: 'codes-off' });
  expect(await spendLink(database.db, link, nobody, at)).toMatchObject({ ok: true });
  expect(await ask(email, after(26 * 60))).toMatchObject({ ok: true });
  expect((await newestLink(email)).text).toMatch(/^\d{3} \d{3}$/m);
});

test('all requests together have a limit, which passes', async () => {
  const at = after(100_000);
  await database.db.signInChallenge.createMany({
    data: Array.from({ length: limits.requestsInAll }, () => ({
      id: newId(), email: freshEmail(), linkHash: newToken(), codeHash: 'x', browserHash: newToken(), nextPath: '/account', triesLeft: 5, createdAt: at, expiresAt: at,
    })),
  });
  expect(await ask(freshEmail(), at)).toEqual({ ok: false, reason: 'busy' });
  expect(await ask(freshEmail(), after(100_000 + limits.requestsInAllMinutes))).toMatchObject({ ok: true });
});

test('requests older than two days are forgotten', async () => {
  const email = freshEmail();
  await ask(email, after(200_000));
  await ask(freshEmail(), after(200_000 + 2 * 24 * 60 + 1));
  expect(await database.db.signInChallenge.count({ where: { email } })).toBe(0);
});
