import { expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import { createTherapist } from '#tests/support/factories.ts';

test('a read with several relations keeps to one query at a time in a transaction, so that pg has no reason to warn', async () => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on('warning', listen);
  const database = await cloneDatabase();
  const person = await createTherapist(database.db);
  const found = await transact(database.db, (tx) =>
    tx.user.findUniqueOrThrow({
      where: { id: person.id },
      select: { id: true, sessions: true, enrolments: true, orders: { select: { lines: true, refunds: true } } },
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('warning', listen);
  await database.drop();
  expect(found).toEqual({ id: person.id, sessions: [], enrolments: [], orders: [] });
  expect(warnings.filter((message) => message.includes('already executing'))).toEqual([]);
});
