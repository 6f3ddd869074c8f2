import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '#lib/db/embedded.ts';
import { diffToSchema, migrate } from '#lib/db/migrate.ts';
import { dataDir, migrationsDir } from '#lib/paths.ts';
import { now } from '#lib/time/clock.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Say what it does: npm run db:new-migration add_reflections (lower case, digits, underscores).');
  process.exit(2);
}

const scratchDir = join(dataDir, 'scratch-migration');
rmSync(scratchDir, { recursive: true, force: true });
const server = await startEmbedded({ databaseDir: scratchDir, database: 'scratch' });
try {
  await migrate(server.url);
  const sql = await diffToSchema(server.url);
  const stamp = now()
    .toISOString()
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 14);
  const folder = join(migrationsDir, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${join(folder, 'migration.sql')}: read it before you commit it.`);
} finally {
  await server.stop();
  rmSync(scratchDir, { recursive: true, force: true });
}
process.exit(0);
