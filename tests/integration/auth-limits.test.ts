import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestSignIn } from '#lib/auth/commands/request-sign-in.ts';
import { spendCode, spendLink } from '#lib/auth/commands/spend-challenge.ts';
import { getPendingSignIn } from '#lib/auth/queries.ts';
import { askingBrowser, rememberBrowser } from '#lib/auth/known-browser.ts';
import { limits, minuteMs } from '#lib/auth/rules.ts';
import { newToken } from '#lib/auth/tokens.ts';
import { newId } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart } from '#tests/support/factories.ts';

const site = { appUrl: 'http://localhost:3000', secret: 'a secret of at least thirty-two characters' };
const nobody = { userAgent: null, previousToken: null, timeZone: '', market: 'au' } as const;
const after = (minutes: number) => new Date(testStart.getTime() + minutes * minuteMs);

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const freshEmail = () => `limit-${newId()}@example.test`;
const ask = (email: string, at = testStart, browserToken = newToken(), isKnownBrowser = false) =>
  requestSignIn(database.db, site, { email, next: '', browserToken, isKnownBrowser }, at);
const mailsTo = (email: string) => database.db.emailMessage.count({ where: { to: email } });

/** Five browsers that have nothing to do with this person ask for mail in their name. */
async function strangersAsk(email: string, at = testStart): Promise<void> {
  for (let stranger = 0; stranger < limits.requestsPerEmail; stranger += 1)
    expect(await ask(email, at)).toEqual({ ok: true, value: { email } });
}

/** `count` requests of others for addresses of their own. */
async function flood(count: number, at: Date): Promise<void> {
  await database.db.signInChallenge.createMany({
    data: Array.from({ length: count }, () => ({
      id: newId(),
      email: freshEmail(),
      linkHash: newToken(),
      codeHash: 'x',
      browserHash: newToken(),
      nextPath: '/account',
      triesLeft: 5,
      createdAt: at,
      expiresAt: at,
    })),
  });
}

async function newestLink(email: string): Promise<{ link: string; text: string }> {
  const mail = await database.db.emailMessage.findFirstOrThrow({
    where: { to: email },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return { link: /token=(\S+)/.exec(mail.text)?.[1] ?? '', text: mail.text };
}

test('strangers can have five mails sent to an address, then no more for ten minutes; other addresses are not touched', async () => {
  const email = freshEmail();
  await strangersAsk(email);
  expect(await ask(email, after(9))).toEqual({ ok: false, reason: 'enough-sent' });
  expect(await ask(freshEmail(), after(9))).toMatchObject({ ok: true });
  expect(await mailsTo(email)).toBe(limits.requestsPerEmail);
  expect(await ask(email, after(10))).toMatchObject({ ok: true });
});

test('after five strangers the owner still gets a mail, in the browser they have signed in with before', async () => {
  const { email } = await createTherapist(database.db);
  const knownCookie = rememberBrowser(null, email, site.secret);
  await strangersAsk(email);
  const { browserToken, isKnown } = askingBrowser({ email, knownCookie, browserCookie: null }, site.secret);
  expect(await ask(email, after(1), browserToken, isKnown)).toEqual({ ok: true, value: { email } });
  expect(await mailsTo(email)).toBe(limits.requestsPerEmail + 1);
  const code =
    /^(\d{3}) (\d{3})$/m
      .exec((await newestLink(email)).text)
      ?.slice(1)
      .join('') ?? '';
  expect(await spendCode(database.db, site.secret, { code, browserToken }, nobody, after(2))).toMatchObject({
    ok: true,
  });
});

test('after five strangers the owner gets a further mail in the browser whose own mail still works', async () => {
  const email = freshEmail();
  const mine = newToken();
  expect(await ask(email, testStart, mine)).toMatchObject({ ok: true });
  for (let stranger = 1; stranger < limits.requestsPerEmail; stranger += 1) await ask(email);
  expect(await ask(email, after(1))).toEqual({ ok: false, reason: 'enough-sent' });
  expect(await ask(email, after(1), mine)).toMatchObject({ ok: true });
});

test('after five strangers the owner gets in with a new browser too: the newest link in the mailbox works as long as further ones are held back', async () => {
  const { email } = await createTherapist(database.db);
  await strangersAsk(email);
  expect(await ask(email, new Date(after(10).getTime() - 1))).toEqual({ ok: false, reason: 'enough-sent' });
  expect(
    await spendLink(database.db, (await newestLink(email)).link, nobody, new Date(after(10).getTime() - 1)),
  ).toMatchObject({ ok: true });
});

test('one browser gets three mails for one address in fifteen minutes, also one that is known, and other browsers are not touched', async () => {
  const email = freshEmail();
  for (const isKnown of [true, false]) {
    const browserToken = newToken();
    for (let mail = 0; mail < limits.requestsPerEmailAndBrowser; mail += 1)
      expect(await ask(email, testStart, browserToken, isKnown)).toMatchObject({ ok: true });
    expect(await ask(email, after(14), browserToken, isKnown)).toEqual({ ok: false, reason: 'too-often' });
    expect(await ask(email, after(15), browserToken, isKnown)).toMatchObject({ ok: true });
  }
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
  for (let mail = 0; mail < limits.requestsPerBrowser; mail += 1)
    expect(await ask(freshEmail(), testStart, browserToken)).toMatchObject({ ok: true });
  expect(await ask(freshEmail(), testStart, browserToken)).toEqual({ ok: false, reason: 'too-often' });
  expect(await ask(freshEmail())).toMatchObject({ ok: true });
});

test('with and without an account the answer is the same, and so is the mail', async () => {
  const known = await createTherapist(database.db);
  const unknown = freshEmail();
  expect(await ask(known.email)).toEqual({ ok: true, value: { email: known.email } });
  expect(await ask(unknown)).toEqual({ ok: true, value: { email: unknown } });
  const words = async (email: string) =>
    (await newestLink(email)).text.replace(/token=\S+/, '').replace(/\d{3} \d{3}/, '');
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
    const code = /^(\d{3}) (\d{3})$/m
      .exec((await newestLink(email)).text)
      ?.slice(1)
      .join('');
    const guess = code === '000000' ? '000001' : '000000';
    for (let wrong = 0; wrong < 5; wrong += 1)
      await spendCode(database.db, site.secret, { code: guess, browserToken }, nobody, at);
  }
  const at = after(7 * 16);
  const browserToken = newToken();
  expect(await ask(email, at, browserToken)).toMatchObject({ ok: true });
  const { link, text } = await newestLink(email);
  expect(text).not.toMatch(/^\d{3} \d{3}$/m);
  expect(await getPendingSignIn(database.db, browserToken, at)).toMatchObject({ state: 'codes-off' });
  expect(await spendCode(database.db, site.secret, { code: '000000', browserToken }, nobody, at)).toEqual({
    ok: false,
    reason: 'codes-off',
  });
  expect(await spendLink(database.db, link, nobody, at)).toMatchObject({ ok: true });
  expect(await ask(email, after(26 * 60))).toMatchObject({ ok: true });
  expect((await newestLink(email)).text).toMatch(/^\d{3} \d{3}$/m);
});

test('while very many ask, accounts are mailed and strangers are not, and both are told the same, also afterwards', async () => {
  const at = after(100_000);
  const [member, stranger] = [(await createTherapist(database.db)).email, freshEmail()];
  await flood(limits.requestsInAll, at);
  const [mine, theirs] = [newToken(), newToken()];
  for (const [email, browser] of [
    [member, mine],
    [stranger, theirs],
  ] as const)
    expect(await ask(email, at, browser)).toEqual({ ok: false, reason: 'busy' });
  expect([await mailsTo(member), await mailsTo(stranger)]).toEqual([1, 0]);
  expect(await spendLink(database.db, (await newestLink(member)).link, nobody, at)).toMatchObject({ ok: true });
});

test('what was asked while very many asked leaves no trace that differs with an account', async () => {
  const at = after(110_000);
  const emails = [(await createTherapist(database.db)).email, freshEmail()];
  await flood(limits.requestsInAll, at);
  const told: unknown[] = [];
  for (const email of emails) {
    const browserToken = newToken();
    const answers = [];
    for (let time = 0; time < limits.requestsPerEmail + 2; time += 1)
      answers.push(await ask(email, at, time % 2 ? newToken() : browserToken));
    const { state } = (await getPendingSignIn(database.db, browserToken, at)) ?? {};
    told.push([
      state,
      ...answers.map((answer) => (answer.ok ? 'ok' : answer.reason)),
      (await ask(email, new Date(at.getTime() + 6 * minuteMs))).ok,
    ]);
  }
  expect(told[0]).toEqual(told[1]);
});

test('in a flood strangers are not even recorded, and a browser that has signed in before still gets its mail; the flood passes', async () => {
  const at = after(120_000);
  const { email } = await createTherapist(database.db);
  await flood(limits.requestsRecordedInAll, at);
  const stranger = freshEmail();
  expect(await ask(stranger, at)).toEqual({ ok: false, reason: 'too-busy' });
  expect(await database.db.signInChallenge.count({ where: { email: stranger } })).toBe(0);
  expect(await ask(email, at, newToken(), true)).toMatchObject({ ok: true });
  expect(await mailsTo(email)).toBe(1);
  expect(await ask(stranger, after(120_000 + limits.requestsInAllMinutes))).toMatchObject({ ok: true });
});

test('requests older than two days are forgotten', async () => {
  const email = freshEmail();
  await ask(email, after(200_000));
  await ask(freshEmail(), after(200_000 + 2 * 24 * 60 + 1));
  expect(await database.db.signInChallenge.count({ where: { email } })).toBe(0);
});
