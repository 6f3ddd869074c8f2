import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';

export type Cluster = {
  /** A database of its own, as `prepare` left the first one. */
  clone(): Promise<Clone>;
  stop(): Promise<void>;
};
export type Clone = { readonly db: Db; readonly pool: pg.Pool; drop(): Promise<void> };

/**
 * A PostgreSQL for this run only, in a temporary folder. What it writes need not survive: it does not wait for the disk.
 */
export async function startCluster(prepare: (db: Db) => Promise<void>): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'afferent-prove-'));
  chmodSync(folder, 0o755);
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=120', 'jit=off'];
  const server = await startEmbedded({
    databaseDir: join(folder, 'postgres'),
    database: 'template_prove',
    settings: settings.flatMap((setting) => ['-c', setting]),
  });
  await migrate(server.url);
  const template = openDb(server.url);
  await prepare(template);
  await template.$disconnect();
  const admin = new pg.Pool({ connectionString: urlOf(server.url, 'postgres'), max: 1 });
  admin.on('error', () => undefined);
  let made = 0;
  return {
    clone: async () => {
      made += 1;
      const name = `prove_${made}`;
      await admin.query(`CREATE DATABASE "${name}" TEMPLATE "template_prove" STRATEGY FILE_COPY`);
      const url = urlOf(server.url, name);
      const db = openDb(url, 4);
      const pool = new pg.Pool({ connectionString: url, max: 2 });
      // A connection that is closing when its database goes.
      pool.on('error', () => undefined);
      return {
        db,
        pool,
        drop: async () => {
          await db.$disconnect();
          await pool.end();
          await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
        },
      };
    },
    stop: async () => {
      await admin.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
