import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';

export type TestDatabase = { readonly url: string; readonly db: Db; drop(): Promise<void> };

/** A fresh, migrated, empty database of its own. Drop it in afterAll. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const templateUrl = new URL(inject('templateUrl'));
  const template = templateUrl.pathname.slice(1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const adminUrl = new URL(templateUrl);
  adminUrl.pathname = '/postgres';
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: adminUrl.href });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await run(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY WAL_LOG`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  const db = openDb(url.href);
  return {
    url: url.href,
    db,
    drop: async () => {
      await db.$disconnect();
      // The server waits some seconds for connections that are on their way out; ending one by force would reach its client as an
      // error that belongs to no test. Force is for what a test left open.
      await run(`DROP DATABASE "${name}"`).catch(() => run(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}
