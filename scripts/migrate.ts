import { parseEnv } from '#lib/env.ts';
import { migrate } from '#lib/db/migrate.ts';
import { dataDir } from '#lib/paths.ts';
import { openDatabase } from './start/database.ts';
import { takeLock } from './start/lock.ts';

const parsed = parseEnv(process.env);
if ('faults' in parsed) {
  for (const fault of parsed.faults) console.error(fault);
  process.exit(1);
}
const { databaseUrl } = parsed.env;
const lock = databaseUrl === null ? takeLock(dataDir) : null;
if (lock && 'heldBy' in lock) {
  console.log(
    `Afferent is running on this data folder (process ${lock.heldBy}); it brought its database up to date when it started.`,
  );
  process.exit(0);
}
const database = await openDatabase(databaseUrl, dataDir);
try {
  const applied = await migrate(database.url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
} finally {
  await database.stop();
  lock?.release();
}
