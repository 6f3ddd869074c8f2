import { parseEnv } from '#lib/env.ts';
import { migrate } from '#lib/db/migrate.ts';
import { dataDir } from '#lib/paths.ts';
import { openDatabase } from './start/database.ts';

const parsed = parseEnv(process.env);
if ('faults' in parsed) {
  for (const fault of parsed.faults) console.error(fault);
  process.exit(1);
}
const database = await openDatabase(parsed.env.databaseUrl, dataDir);
try {
  const applied = await migrate(database.url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
} finally {
  await database.stop();
}
