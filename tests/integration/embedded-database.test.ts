import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbedded } from '#lib/db/embedded.ts';
import { rootDir } from '#lib/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'afferent-embedded-'));
chmodSync(folder, 0o755);
const databaseDir = join(folder, 'postgres');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Starts the database in a process of its own that is then killed, as a power cut would. */
async function startAndKill(): Promise<void> {
  const script = `
    import { startEmbedded } from '#lib/db/embedded.ts';
    import pg from 'pg';
    const server = await startEmbedded({ databaseDir: ${JSON.stringify(databaseDir)}, database: 'kept' });
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('CREATE TABLE IF NOT EXISTS kept (n int)');
    await client.query('INSERT INTO kept VALUES (1)');
    process.stdout.write('committed');
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: rootDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('committed')) resolve();
    });
    child.once('exit', () => reject(new Error('ended before it committed')));
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

test('after a kill the database starts again by itself, with everything that was committed', async () => {
  await startAndKill();
  expect(existsSync(join(databaseDir, 'postmaster.pid'))).toBe(true);
  const server = await startEmbedded({ databaseDir, database: 'kept' });
  const kept = await run(server.url, 'SELECT count(*)::int AS n FROM kept');
  expect(kept.rows[0]).toEqual({ n: 1 });
  await server.stop();
});

/** False also for one that has ended and is only waiting to be reaped. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('when only its first process is killed, the start waits until the others no longer write', async () => {
  const killed = await startEmbedded({ databaseDir, database: 'kept' });
  const client = new pg.Client({ connectionString: killed.url });
  client.on('error', () => {});
  await client.connect();
  const worker = Number((await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
  const busy = client.query('SELECT count(*) FROM generate_series(1, 1000000000)').catch(() => 'cut off');
  process.kill(Number.parseInt(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8'), 10), 'SIGKILL');
  expect(isRunning(worker)).toBe(true);

  const server = await startEmbedded({ databaseDir, database: 'kept' });
  expect(isRunning(worker)).toBe(false);
  expect(await busy).toBe('cut off');
  expect((await run(server.url, 'SELECT count(*)::int AS n FROM kept')).rows[0]).toEqual({ n: 1 });
  await server.stop();
});

test('a lock whose process is gone does not stop the start', async () => {
  writeFileSync(join(databaseDir, 'postmaster.pid'), '999999\n/nowhere\n0\n');
  const server = await startEmbedded({ databaseDir, database: 'kept' });
  expect((await run(server.url, 'SELECT 1 AS one')).rows[0]).toEqual({ one: 1 });
  await server.stop();
});

test('a first start that was killed while it made its files does not spoil the next one', async () => {
  const fresh = join(folder, 'fresh');
  mkdirSync(`${fresh}.unfinished`, { recursive: true });
  writeFileSync(join(`${fresh}.unfinished`, 'PG_VERSION'), '18\n');
  const server = await startEmbedded({ databaseDir: fresh, database: 'kept' });
  expect((await run(server.url, 'SELECT 1 AS one')).rows[0]).toEqual({ one: 1 });
  expect(existsSync(`${fresh}.unfinished`)).toBe(false);
  await server.stop();
});
