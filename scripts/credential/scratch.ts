import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { prepareDatabase } from '../start/database.ts';

/** A database with the courses and the demonstration's people, in a folder that is gone afterwards. */
export async function withScratchDatabase<Value>(work: (db: Db, folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'afferent-sample-'));
  // Started by root, the database runs as a user of its own, who must get in. The keys inside are readable by their owner only.
  chmodSync(folder, 0o755);
  try {
    const database = await startEmbedded({ databaseDir: join(folder, 'postgres'), database: 'afferent' });
    try {
      await prepareDatabase(database.url, true);
      const db = openDb(database.url, 4);
      try {
        return await work(db, folder);
      } finally {
        await db.$disconnect();
      }
    } finally {
      await database.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
