import { afterAll, beforeAll, expect, test } from 'vitest';
import { updateProfile } from '#lib/account/commands.ts';
import { getProfile } from '#lib/account/queries.ts';
import { authAdapter } from '#lib/auth/adapter.ts';
import { openDb } from '#lib/db/client.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('settings take what is in the lists and nothing else, and touch nobody else', async () => {
  const [person, other] = [await createTherapist(database.db), await createTherapist(database.db)];
  const save = (input: Partial<{ displayName: string; timeZone: string; countryCode: string }>) =>
    updateProfile(database.db, viewerOf(person), {
      displayName: 'Tess',
      timeZone: 'Europe/London',
      countryCode: 'GB',
      ...input,
    });
  expect(await save({ timeZone: 'Mars/Olympus' })).toEqual({ ok: false, reason: 'no-such-zone' });
  expect(await save({ countryCode: 'XX' })).toEqual({ ok: false, reason: 'no-such-country' });
  expect(await save({ displayName: '<script>' })).toEqual({ ok: false, reason: 'not-plain' });
  expect(await save({})).toEqual({ ok: true, value: null });
  expect(await getProfile(database.db, viewerOf(person))).toMatchObject({
    displayName: 'Tess',
    timeZone: 'Europe/London',
    countryCode: 'GB',
  });
  expect(await save({ displayName: ' ', countryCode: '' })).toEqual({ ok: true, value: null });
  expect(await getProfile(database.db, viewerOf(person))).toMatchObject({ displayName: null, countryCode: null });
  expect(await getProfile(database.db, viewerOf(other))).toMatchObject({
    displayName: null,
    timeZone: 'Australia/Sydney',
  });
});

test('a database that is away is told as a failure, not as "nobody is signed in"', async () => {
  const gone = openDb('postgresql://nobody:nothing@127.0.0.1:1/none');
  const failures: unknown[] = [];
  const adapter = authAdapter(gone, {
    clock: () => testStart,
    userAgent: null,
    ignoreSession: false,
    home: null,
    onFailure: (error) => void failures.push(error),
  });
  await expect(adapter.getSessionAndUser?.('token')).rejects.toThrow();
  expect(failures).toHaveLength(1);
  await gone.$disconnect();
});
