import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbedded } from '#lib/db/embedded.ts';
import type { EmbeddedDatabase } from '#lib/db/embedded.ts';
import { diffToSchema, migrate } from '#lib/db/migrate.ts';

let folder = '';
let server: EmbeddedDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-migrations-'));
  chmodSync(folder, 0o755);
  server = await startEmbedded({
    databaseDir: join(folder, 'postgres'),
    database: 'scratch',
    settings: ['-c', 'fsync=off'],
  });
  await migrate(server.url);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The statements of a script, without comments. */
function statements(script: string): string[] {
  return script
    .replaceAll(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '' && !statement.includes('graphile_worker'));
}

it('the migrations build what the schema files say', async () => {
  expect(statements(await diffToSchema(server.url))).toEqual([]);
});

it('migrating again changes nothing', async () => {
  expect(await migrate(server.url)).toEqual([]);
});

it('a column that no migration has made is noticed', async () => {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('ALTER TABLE "User" ADD COLUMN planted text');
  await client.end();
  expect(statements(await diffToSchema(server.url)).join('\n')).toContain('planted');
});
