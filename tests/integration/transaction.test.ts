import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist } from '#tests/support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('two transactions that lock each other out both finish', async () => {
  const { db } = database;
  const [first, second] = [await createTherapist(db), await createTherapist(db)];
  let waiting = 0;
  let bothHold: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    bothHold = resolve;
  });
  const lock = (ids: readonly [string, string], name: string) => {
    let tried = 0;
    return transact(db, async (tx) => {
      tried += 1;
      await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${ids[0]}::uuid FOR UPDATE`;
      if (tried === 1) {
        waiting += 1;
        if (waiting === 2) bothHold();
        await held;
      }
      await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${ids[1]}::uuid FOR UPDATE`;
      await tx.user.update({ where: { id: ids[1] }, data: { displayName: name } });
      return tried;
    });
  };
  const tries = await Promise.all([lock([first.id, second.id], 'one'), lock([second.id, first.id], 'two')]);
  expect(tries.toSorted()).toEqual([1, 2]);
});

test('what is no conflict is thrown at once', async () => {
  let tried = 0;
  await expect(
    transact(database.db, async (tx) => {
      tried += 1;
      await tx.$queryRaw`SELECT 1 FROM no_such_table`;
    }),
  ).rejects.toThrow();
  expect(tried).toBe(1);
});
