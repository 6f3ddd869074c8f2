import type { Db } from '#lib/db/client.ts';

/** What only somebody with the database's own keys can do. */
export async function tamper(db: Db, table: string, ...statements: readonly string[]): Promise<void> {
  await db.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  for (const sql of statements) await db.$executeRawUnsafe(sql);
  await db.$executeRawUnsafe(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
}
