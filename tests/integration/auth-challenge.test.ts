import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestSignIn } from '#lib/auth/commands/request-sign-in.ts';
import { spendCode, spendLink } from '#lib/auth/commands/spend-challenge.ts';
import type { Arriving } from '#lib/auth/commands/spend-challenge.ts';
import { getLink, getPendingSignIn } from '#lib/auth/queries.ts';
import { minuteMs } from '#lib/auth/rules.ts';
import { newToken } from '#lib/auth/tokens.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart } from '#tests/support/factories.ts';

const site = { appUrl: 'http://localhost:3000', secret: 'a secret of at least thirty-two characters' };
const nobody: Arriving = { userAgent: 'Test browser', previousToken: null, timeZone: '', market: 'au' };
const after = (minutes: number) => new Date(testStart.getTime() + minutes * minuteMs);

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

type Asked = { email: string; browserToken: string; code: string; link: string };

/** Asks for a sign-in mail and reads it, as a person would. */
async function ask(given: { email?: string; browserToken?: string; next?: string; at?: Date } = {}): Promise<Asked> {
  const email = given.email ?? `someone-${newId()}@example.test`;
  const browserToken = given.browserToken ?? newToken();
  const asked = await requestSignIn(
    database.db,
    site,
    { email, next: given.next ?? '/account', browserToken, isKnownBrowser: false },
    given.at ?? testStart,
  );
  if (!asked.ok) throw new Error(asked.reason);
  const mail = await database.db.emailMessage.findFirstOrThrow({
    where: { to: email },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const code = /^(\d{3}) (\d{3})$/m.exec(mail.text)?.slice(1).join('') ?? '';
  const link = /\/sign-in\/confirm\?token=(\S+)/.exec(mail.text)?.[1] ?? '';
  return { email, browserToken, code, link };
}

function typeCode(asked: Asked, code: string, at = testStart) {
  return spendCode(database.db, site.secret, { code, browserToken: asked.browserToken }, nobody, at);
}

function wrong(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

describe('signing in works', () => {
  test('by the code, in the browser that asked, typed in any way people type it', async () => {
    const asked = await ask({ next: '/learn/brain-gut-axis' });
    const outcome = await typeCode(asked, ` ${asked.code.slice(0, 3)}-${asked.code.slice(3)} `);
    expect(outcome).toMatchObject({ ok: true, value: { nextPath: '/learn/brain-gut-axis', isNewPerson: true } });
  });

  test('by the link, in any browser, at the last moment', async () => {
    const asked = await ask();
    expect(await spendLink(database.db, asked.link, nobody, new Date(after(10).getTime() - 1))).toMatchObject({
      ok: true,
    });
  });

  test('for someone with an account, as that person and with the role the account has', async () => {
    const person = await createTherapist(database.db);
    const asked = await ask({ email: person.email });
    const outcome = await typeCode(asked, asked.code);
    if (!outcome.ok) throw new Error(outcome.reason);
    const session = await database.db.session.findUniqueOrThrow({
      where: { tokenHash: sha256(outcome.value.sessionToken) },
    });
    expect(session.userId).toBe(person.id);
    expect(outcome.value.isNewPerson).toBe(false);
  });

  test('for a new address by making a therapist, never an admin', async () => {
    const asked = await ask({ email: `New.Person-${newId()}@Example.TEST`.toLowerCase() });
    await typeCode(asked, asked.code);
    expect(await database.db.user.findUniqueOrThrow({ where: { email: asked.email } })).toMatchObject({
      role: 'therapist',
      emailVerifiedAt: testStart,
      legalName: null,
    });
  });

  test('and ends the session that the browser had before', async () => {
    const first = await ask();
    const one = await typeCode(first, first.code);
    if (!one.ok) throw new Error(one.reason);
    const second = await ask();
    await spendLink(database.db, second.link, { ...nobody, previousToken: one.value.sessionToken }, testStart);
    expect(await database.db.session.count({ where: { tokenHash: sha256(one.value.sessionToken) } })).toBe(0);
  });
});

describe('a new account lives', () => {
  const homeOfPerson = (email: string) =>
    database.db.user.findUniqueOrThrow({ where: { email }, select: { timeZone: true, countryCode: true } });

  test('where its browser says, by code and by link: a therapist in London has dates of London', async () => {
    const london: Arriving = { ...nobody, timeZone: 'Europe/London' };
    const [byCode, byLink] = [await ask(), await ask()];
    await spendCode(
      database.db,
      site.secret,
      { code: byCode.code, browserToken: byCode.browserToken },
      london,
      testStart,
    );
    await spendLink(database.db, byLink.link, london, testStart);
    for (const { email } of [byCode, byLink])
      expect(await homeOfPerson(email)).toEqual({ timeZone: 'Europe/London', countryCode: 'GB' });
  });

  test('in its market when no script runs or what it says is nonsense', async () => {
    for (const timeZone of ['', 'Mars/Olympus']) {
      const [british, australian] = [await ask(), await ask()];
      await spendLink(database.db, british.link, { ...nobody, timeZone, market: 'gb' }, testStart);
      await spendLink(database.db, australian.link, { ...nobody, timeZone, market: 'au' }, testStart);
      expect(await homeOfPerson(british.email)).toEqual({ timeZone: 'Europe/London', countryCode: 'GB' });
      expect(await homeOfPerson(australian.email)).toEqual({ timeZone: 'Australia/Sydney', countryCode: 'AU' });
    }
  });

  test('there for good: a later sign-in from elsewhere moves nobody', async () => {
    const first = await ask();
    await spendLink(database.db, first.link, { ...nobody, timeZone: 'Australia/Perth' }, testStart);
    const abroad = await ask({ email: first.email });
    await spendLink(database.db, abroad.link, { ...nobody, timeZone: 'Europe/London', market: 'gb' }, testStart);
    expect(await homeOfPerson(first.email)).toEqual({ timeZone: 'Australia/Perth', countryCode: 'AU' });
  });
});

describe('signing in is refused', () => {
  test('with a wrong code, which costs a try, until five are spent; then the right one no longer helps but the link does', async () => {
    const asked = await ask();
    for (let left = 4; left >= 1; left -= 1)
      expect(await typeCode(asked, wrong(asked.code))).toEqual({ ok: false, reason: 'wrong-code', triesLeft: left });
    expect(await typeCode(asked, wrong(asked.code))).toEqual({ ok: false, reason: 'too-many-tries' });
    expect(await typeCode(asked, asked.code)).toEqual({ ok: false, reason: 'too-many-tries' });
    expect(await spendLink(database.db, asked.link, nobody, testStart)).toMatchObject({ ok: true });
  });

  test('after five guesses even when they all come at once', async () => {
    const asked = await ask();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        typeCode(asked, wrong(wrong(String((Number(asked.code) + index) % 999_990).padStart(6, '0')))),
      ),
    );
    const challenge = await database.db.signInChallenge.findFirstOrThrow({ where: { email: asked.email } });
    expect(challenge.triesLeft).toBe(0);
    expect(await typeCode(asked, asked.code)).toEqual({ ok: false, reason: 'too-many-tries' });
  });

  test('ten minutes later, by code and by link', async () => {
    const asked = await ask();
    expect(await typeCode(asked, asked.code, after(10))).toEqual({ ok: false, reason: 'expired' });
    expect(await spendLink(database.db, asked.link, nobody, after(10))).toEqual({ ok: false, reason: 'expired' });
  });

  test('a second time, whichever of link and code came first', async () => {
    const byCode = await ask();
    await typeCode(byCode, byCode.code);
    expect(await typeCode(byCode, byCode.code)).toEqual({ ok: false, reason: 'used' });
    expect(await spendLink(database.db, byCode.link, nobody, testStart)).toEqual({ ok: false, reason: 'used' });
    const byLink = await ask();
    await spendLink(database.db, byLink.link, nobody, testStart);
    expect(await spendLink(database.db, byLink.link, nobody, testStart)).toEqual({ ok: false, reason: 'used' });
    expect(await typeCode(byLink, byLink.code)).toEqual({ ok: false, reason: 'used' });
  });

  test('for all but one when link and code are pressed at the same moment', async () => {
    const asked = await ask();
    const outcomes = await Promise.all([
      typeCode(asked, asked.code),
      ...Array.from({ length: 5 }, () => spendLink(database.db, asked.link, nobody, testStart)),
      typeCode(asked, asked.code),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await database.db.session.count({ where: { user: { email: asked.email } } })).toBe(1);
  });

  test('with the right code in a browser that did not ask', async () => {
    const asked = await ask();
    expect(await typeCode({ ...asked, browserToken: newToken() }, asked.code)).toEqual({
      ok: false,
      reason: 'other-browser',
    });
    expect(
      await spendCode(database.db, site.secret, { code: asked.code, browserToken: null }, nobody, testStart),
    ).toEqual({ ok: false, reason: 'other-browser' });
    expect(await typeCode(asked, asked.code)).toMatchObject({ ok: true });
  });

  test('with a link that was never sent, or is no link at all', async () => {
    for (const token of [newToken(), '', "' OR 1=1 --", 'x'.repeat(5000)]) {
      expect(await spendLink(database.db, token, nobody, testStart)).toEqual({ ok: false, reason: 'unknown-link' });
    }
  });

  test('with the older mail once the same browser asked again for the same address', async () => {
    const older = await ask();
    const newer = await ask({ email: older.email, browserToken: older.browserToken, at: after(1) });
    expect(await spendLink(database.db, older.link, nobody, after(2))).toEqual({ ok: false, reason: 'expired' });
    expect(await typeCode(newer, newer.code, after(2))).toMatchObject({ ok: true });
  });

  test('but not because a stranger asked for the same address elsewhere', async () => {
    const mine = await ask();
    await ask({ email: mine.email, at: after(1) });
    expect(await typeCode(mine, mine.code, after(2))).toMatchObject({ ok: true });
  });
});

test('what cannot be a code costs no try', async () => {
  const asked = await ask();
  expect(await typeCode(asked, '12')).toEqual({ ok: false, reason: 'wrong-code', triesLeft: 5 });
});

test('looking at a link spends nothing, however often a mail scanner does it', async () => {
  const asked = await ask();
  for (let look = 0; look < 5; look += 1)
    expect(await getLink(database.db, asked.link, testStart)).toEqual({ state: 'good', email: asked.email });
  expect(await spendLink(database.db, asked.link, nobody, testStart)).toMatchObject({ ok: true });
  expect(await getLink(database.db, asked.link, testStart)).toEqual({ state: 'used' });
  expect(await getLink(database.db, newToken(), testStart)).toEqual({ state: 'unknown-link' });
});

test('the browser that asked is told where the mail went, another is not', async () => {
  const asked = await ask();
  expect(await getPendingSignIn(database.db, asked.browserToken, testStart)).toEqual({
    email: asked.email,
    nextPath: '/account',
    state: 'good',
  });
  expect(await getPendingSignIn(database.db, newToken(), testStart)).toBeNull();
  expect(await getPendingSignIn(database.db, null, testStart)).toBeNull();
});

test('the database knows neither link nor code nor browser cookie, only hashes', async () => {
  const asked = await ask();
  const row = await database.db.signInChallenge.findFirstOrThrow({ where: { email: asked.email } });
  const stored = JSON.stringify(row);
  for (const secret of [asked.link, asked.code, asked.browserToken]) expect(stored).not.toContain(secret);
  expect(row).toMatchObject({
    linkHash: sha256(asked.link),
    codeHash: sha256(`${row.id}:${asked.code}:${site.secret}`),
    browserHash: sha256(asked.browserToken),
  });
});

test('a foreign way on is not kept', async () => {
  const asked = await ask({ next: '//evil.example' });
  expect(await typeCode(asked, asked.code)).toMatchObject({ ok: true, value: { nextPath: '/account' } });
});
