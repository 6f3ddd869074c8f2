import { join } from 'node:path';
import pg from 'pg';
import { openDb } from '#lib/db/client.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';
import { formatFault } from '#lib/catalogue/content/fault.ts';
import { publishContent } from '#lib/catalogue/publish.ts';
import { contentDir } from '#lib/paths.ts';
import { now } from '#lib/time/clock.ts';
import { seedDemo } from '../../prisma/seed.ts';

export type RunningDatabase = { readonly url: string; readonly isEmbedded: boolean; stop(): Promise<void> };

/** The configured PostgreSQL, once it has answered, or the embedded one in the data folder. */
export async function openDatabase(databaseUrl: string | null, dataDir: string): Promise<RunningDatabase> {
  if (databaseUrl === null) {
    const embedded = await startEmbedded({ databaseDir: join(dataDir, 'postgres'), database: 'afferent' });
    return { url: embedded.url, isEmbedded: true, stop: () => embedded.stop() };
  }
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    throw new Error(
      `DATABASE_URL does not lead to a database that answers: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await client.end().catch(() => {});
  }
  return { url: databaseUrl, isEmbedded: false, stop: () => Promise.resolve() };
}

/** Migrates, publishes the content and, for a demonstration, plants its people once. */
export async function prepareDatabase(url: string, isDemo: boolean): Promise<void> {
  await migrate(url);
  const db = openDb(url, 4);
  try {
    const published = await publishContent(db, contentDir, now());
    if (!published.ok)
      throw new Error(['The content cannot be published:', ...published.faults.map(formatFault)].join('\n'));
    if (isDemo) await seedDemo(db, now());
  } finally {
    await db.$disconnect();
  }
}
