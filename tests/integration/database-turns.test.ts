import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { createTherapist } from '#tests/support/factories.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

async function withOneConnection<Value>(url: string, work: (db: Db) => Promise<Value>): Promise<Value> {
  const db = openDb(url, 1);
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

test('when everyone comes at once, a request that waits six seconds for its turn gets it and no error', async () => {
  await withOneConnection(database.url, async (db) => {
    const slow = transact(db, async (tx) => {
      await tx.$queryRaw`SELECT pg_sleep(6)::text`;
      return 'slow';
    });
    const behind = transact(db, async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      return 'behind';
    });
    const query = db.user.count();
    expect(await Promise.all([slow, behind, query])).toEqual(['slow', 'behind', expect.any(Number)]);
  });
});

const prepared = (db: Db) =>
  db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_prepared_statements`.then(
    ([row]) => row?.count ?? 0,
  );

test('a statement is planned once for a connection, and goes on working when the table gets a column', async () => {
  const { id } = await createTherapist(database.db);
  await withOneConnection(database.url, async (db) => {
    const read = () => db.user.findUniqueOrThrow({ where: { id } });
    const before = await read();
    const count = await prepared(db);
    expect(count).toBeGreaterThan(0);
    await read();
    await read();
    expect(await prepared(db)).toBe(count);
    await database.db.$executeRawUnsafe('ALTER TABLE "User" ADD COLUMN "laterColumn" text');
    await database.db.$executeRawUnsafe('ALTER TABLE "User" ALTER COLUMN "displayName" SET DEFAULT NULL');
    expect(await read()).toEqual(before);
  });
});

test('behind a pooler that lends connections out, nothing is left on them', async () => {
  await withOneConnection(`${database.url}?pgbouncer=true`, async (db) => {
    await db.user.count();
    expect(await prepared(db)).toBe(0);
  });
});
