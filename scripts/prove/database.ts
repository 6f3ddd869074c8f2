import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import type { EmbeddedDatabase } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';

export type Clone = { readonly db: Db; readonly pool: pg.Pool; drop(): Promise<void> };
export type Cloner = {
  /** A database of its own, as the template is. */
  clone(): Promise<Clone>;
  close(): Promise<void>;
};

/** A server that outlives its run would stay until somebody notices. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const template = 'template_prove';
/** Two copies at one moment would have to wait for each other's look at the template. */
const copyLock = 20_261_129;

/**
 * A PostgreSQL for this run only, in a temporary folder, with a template that `prepare` fills. What it writes need not
 * survive: it does not wait for the disk.
 */
export async function startCluster(
  prepare: (db: Db) => Promise<void>,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let server: EmbeddedDatabase | null = null;
  const stop = async () => {
    for (const signal of signals) process.off(signal, quit);
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const quit = () => void stop().finally(() => process.exit(130));
  for (const signal of signals) process.on(signal, quit);
  const folder = mkdtempSync(join(tmpdir(), 'afferent-prove-'));
  chmodSync(folder, 0o755);
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=120', 'jit=off'];
  server = await startEmbedded({
    databaseDir: join(folder, 'postgres'),
    database: template,
    settings: settings.flatMap((setting) => ['-c', setting]),
  });
  await migrate(server.url);
  const db = openDb(server.url);
  await prepare(db);
  await db.$disconnect();
  return { url: server.url, stop };
}

/** Copies the template of a running cluster, under names that begin with `prefix`. */
export function openCloner(serverUrl: string, prefix: string): Cloner {
  const admin = new pg.Pool({ connectionString: urlOf(serverUrl, 'postgres'), max: 1 });
  admin.on('error', () => undefined);
  let made = 0;
  return {
    clone: async () => {
      made += 1;
      const name = `${prefix}_${made}`;
      await admin.query(`SELECT pg_advisory_lock(${copyLock})`);
      await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
      await admin.query(`SELECT pg_advisory_unlock(${copyLock})`);
      const url = urlOf(serverUrl, name);
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
    close: () => admin.end(),
  };
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
