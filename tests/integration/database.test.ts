import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('the database refuses to change or delete what is written once', async () => {
  const id = newId();
  await database.db.auditEvent.create({
    data: {
      id,
      at: new Date(0),
      actorLabel: 'system',
      action: 'tried',
      subjectType: 'user',
      subjectId: id,
      reason: 'test',
      detail: {},
    },
  });
  await expect(database.db.auditEvent.update({ where: { id }, data: { reason: 'other' } })).rejects.toThrow(
    /written once/,
  );
  await expect(database.db.auditEvent.delete({ where: { id } })).rejects.toThrow(/written once/);
  await expect(database.db.$executeRawUnsafe('TRUNCATE "AuditEvent"')).rejects.toThrow(/written once/);
  expect(await database.db.auditEvent.count({ where: { id, reason: 'test' } })).toBe(1);
});

test('a missing viewer cannot become a query without a condition', async () => {
  const missing = undefined as unknown as string;
  await expect(database.db.enrolment.findMany({ where: { userId: missing } })).rejects.toThrow(/undefined/);
});
