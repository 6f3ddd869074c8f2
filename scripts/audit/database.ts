import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../start/database.ts';
import type { RunningDatabase } from '../start/database.ts';
import { takeLock } from '../start/lock.ts';

const portLine = 3;

/** The port of the server that runs on these files; the fourth line of PostgreSQL's own lock. */
function runningPort(databaseDir: string): number | null {
  const lock = join(databaseDir, 'postmaster.pid');
  if (!existsSync(lock)) return null;
  const port = Number(readFileSync(lock, 'utf8').split('\n')[portLine]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

/**
 * The configured database, or the embedded one: started for this reading, or the running one of `npm start`, which then
 * stays as it is. Throws with a sentence when there is none.
 */
export async function databaseToRead(databaseUrl: string | null, dataDir: string): Promise<RunningDatabase> {
  if (databaseUrl !== null) return openDatabase(databaseUrl, dataDir);
  const databaseDir = join(dataDir, 'postgres');
  if (!existsSync(join(databaseDir, 'PG_VERSION')))
    throw new Error('There is no database yet: npm start makes one, or set DATABASE_URL.');
  const lock = takeLock(dataDir);
  if ('heldBy' in lock) {
    const port = runningPort(databaseDir);
    if (port === null) throw new Error('Afferent is starting up on this data folder. Try again in a moment.');
    const url = `postgresql://afferent:afferent@127.0.0.1:${port}/afferent`;
    return openDatabase(url, dataDir);
  }
  const database = await openDatabase(null, dataDir);
  return {
    ...database,
    stop: async () => {
      await database.stop();
      lock.release();
    },
  };
}
