import { createRequire } from 'node:module';
import type { AuthOptions } from 'next-auth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authAdapter } from '#lib/auth/adapter.ts';
import { sessionCookieName } from '#lib/auth/cookies.ts';
import { authOptions, isTrustedProfile } from '#lib/auth/options.ts';
import { dayMs } from '#lib/auth/rules.ts';
import { closeSession, newSessionToken, openSession } from '#lib/auth/sessions.ts';
import { endOtherSessions, endSession } from '#lib/account/commands.ts';
import { listSessions } from '#lib/account/queries.ts';
import { homeOf } from '#lib/account/rules.ts';
import { sha256 } from '#lib/ids.ts';
import { now } from '#lib/time/clock.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createAdmin, createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';

type Answer = { viewer?: { userId: string; role: string; email: string } } | null;
type ServerSession = (request: object, response: object, options: AuthOptions) => Promise<Answer>;
const { getServerSession } = createRequire(import.meta.url)('next-auth') as { getServerSession: ServerSession };

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const days = (count: number) => new Date(testStart.getTime() + count * dayMs);
const adapterAt = (at: Date, ignoreSession = false) =>
  authAdapter(database.db, { clock: () => at, userAgent: 'Test', ignoreSession, home: homeOf('Europe/London', 'au') });

async function signIn(person: { id: string }, at = testStart, userAgent: string | null = null): Promise<string> {
  const token = newSessionToken();
  await openSession(database.db, { token, userId: person.id, userAgent }, at);
  return token;
}

async function sessionId(token: string): Promise<string> {
  return (await database.db.session.findUniqueOrThrow({ where: { tokenHash: sha256(token) }, select: { id: true } }))
    .id;
}

/** Asks next-auth itself, with a cookie, as a request does. */
function askNextAuth(token: string): Promise<Answer> {
  const response = { getHeader: () => undefined, setHeader: () => undefined };
  return getServerSession(
    { headers: {}, cookies: { [sessionCookieName()]: token } },
    response,
    authOptions(database.db, { clock: now, userAgent: null, ignoreSession: false, home: null }),
  );
}

test('next-auth recognises a session that our own sign-in opened, and no other', async () => {
  const admin = await createAdmin(database.db);
  const token = await signIn(admin, now());
  expect(await askNextAuth(token)).toMatchObject({ viewer: { userId: admin.id, role: 'admin', email: admin.email } });
  expect(await askNextAuth(newSessionToken())).toBeNull();
  expect(await askNextAuth(sha256(token))).toBeNull();
  await closeSession(database.db, token);
  expect(await askNextAuth(token)).toBeNull();
});

test('the adapter stores the hash of a token, never the token', async () => {
  const person = await createTherapist(database.db);
  const sessionToken = newSessionToken();
  await adapterAt(testStart).createSession?.({ sessionToken, userId: person.id, expires: days(999) });
  const rows = await database.db.$queryRaw<
    { row: string }[]
  >`SELECT "Session"::text AS row FROM "Session" WHERE "userId" = ${person.id}::uuid`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).toContain(sha256(sessionToken));
  expect(rows[0]?.row).not.toContain(sessionToken);
  expect(await adapterAt(testStart).getSessionAndUser?.(sessionToken)).toMatchObject({ user: { id: person.id } });
});

describe('a session', () => {
  test('ends 60 days after it began although it is used every day', async () => {
    const token = await signIn(await createTherapist(database.db));
    for (let day = 1; day < 60; day += 1) {
      expect(await adapterAt(days(day)).getSessionAndUser?.(token)).not.toBeNull();
      await adapterAt(days(day)).updateSession?.({ sessionToken: token, expires: days(day + 30) });
    }
    expect(await adapterAt(new Date(days(60).getTime() - 1)).getSessionAndUser?.(token)).not.toBeNull();
    expect(await adapterAt(days(60)).getSessionAndUser?.(token)).toBeNull();
  });

  test('ends after 30 days without use, and use cannot wake it again', async () => {
    const token = await signIn(await createTherapist(database.db));
    expect(await adapterAt(new Date(days(30).getTime() - 1)).getSessionAndUser?.(token)).not.toBeNull();
    await adapterAt(days(30)).updateSession?.({ sessionToken: token, expires: days(90) });
    expect(await adapterAt(days(30)).getSessionAndUser?.(token)).toBeNull();
  });

  test('is written to only when it was not seen for five minutes', async () => {
    const token = await signIn(await createTherapist(database.db));
    const seen = async (seconds: number) => {
      await adapterAt(new Date(testStart.getTime() + seconds * 1000)).updateSession?.({ sessionToken: token });
      return (
        (await database.db.session.findUniqueOrThrow({ where: { tokenHash: sha256(token) } })).lastSeenAt.getTime() -
        testStart.getTime()
      );
    };
    expect(await seen(299)).toBe(0);
    expect(await seen(300)).toBe(300_000);
  });
});

describe('the list of sessions', () => {
  test('shows a person their own running ones, this device first, and never a token', async () => {
    const [person, other] = [await createTherapist(database.db), await createTherapist(database.db)];
    const phone = await signIn(person, testStart, 'Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1');
    await signIn(person, days(1), 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0');
    await signIn(person, days(-40));
    await signIn(other);
    const lines = await listSessions(database.db, viewerOf(person), phone, days(1));
    expect(lines.map((line) => [line.browser, line.isThisDevice])).toEqual([
      ['Safari on iPhone', true],
      ['Firefox on Windows', false],
    ]);
    expect(JSON.stringify(lines)).not.toContain(sha256(phone));
  });

  test('lets nobody end the session of another', async () => {
    const [person, thief] = [await createTherapist(database.db), await createTherapist(database.db)];
    const token = await signIn(person);
    expect(await endSession(database.db, viewerOf(thief), await sessionId(token))).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await endOtherSessions(database.db, viewerOf(thief), newSessionToken())).toBe(0);
    expect(await adapterAt(testStart).getSessionAndUser?.(token)).not.toBeNull();
    expect(await endSession(database.db, viewerOf(person), await sessionId(token))).toEqual({ ok: true, value: null });
    expect(await adapterAt(testStart).getSessionAndUser?.(token)).toBeNull();
  });

  test('ends all others and keeps this one', async () => {
    const person = await createTherapist(database.db);
    const [here, there, elsewhere] = [await signIn(person), await signIn(person), await signIn(person)];
    expect(await endOtherSessions(database.db, viewerOf(person), here)).toBe(2);
    expect(await adapterAt(testStart).getSessionAndUser?.(here)).not.toBeNull();
    for (const token of [there, elsewhere]) expect(await adapterAt(testStart).getSessionAndUser?.(token)).toBeNull();
  });
});

describe('signing in with Google', () => {
  test('needs an address that Google has verified', () => {
    expect(isTrustedProfile({ email: 'a@example.test', email_verified: true })).toBe(true);
    for (const profile of [
      undefined,
      {},
      { email: 'a@example.test' },
      { email: 'a@example.test', email_verified: 'true' },
      { email: 'a@example.test', email_verified: false },
      { email: 'a', email_verified: true },
    ]) {
      expect(isTrustedProfile(profile)).toBe(false);
    }
  });

  test('joins the account of the same address, however it is spelt', async () => {
    const person = await createTherapist(database.db);
    expect(await adapterAt(testStart).getUserByEmail?.(person.email.toUpperCase())).toMatchObject({ id: person.id });
    await adapterAt(testStart).linkAccount?.({
      userId: person.id,
      provider: 'google',
      providerAccountId: 'g-1',
      type: 'oauth',
    });
    expect(
      await adapterAt(testStart).getUserByAccount?.({ provider: 'google', providerAccountId: 'g-1' }),
    ).toMatchObject({ id: person.id });
  });

  test('makes an account that lives where its browser says', async () => {
    const made = await adapterAt(testStart).createUser?.({
      email: 'London.Person@Example.TEST',
      emailVerified: null,
      role: 'therapist',
      displayName: null,
      legalName: null,
    });
    expect(await database.db.user.findUniqueOrThrow({ where: { email: 'london.person@example.test' } })).toMatchObject({
      id: made?.id,
      timeZone: 'Europe/London',
      countryCode: 'GB',
      role: 'therapist',
    });
  });

  test('never joins the account that happens to be signed in in that browser', async () => {
    const token = await signIn(await createTherapist(database.db));
    expect(await adapterAt(testStart, true).getSessionAndUser?.(token)).toBeNull();
    expect(await adapterAt(testStart).getSessionAndUser?.(token)).not.toBeNull();
  });
});
