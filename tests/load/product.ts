import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#lib/db/embedded.ts';
import { rootDir } from '#lib/paths.ts';
import { buildProduct, hasFreshBuild } from '#scripts/start/build.ts';

const deadlineMs = 120_000;

export type Server = {
  readonly url: string;
  readonly pid: number;
  readonly firstPageMs: number;
  stop(): Promise<void>;
};

/** The address is baked into the pages: the default one keeps the build that `npm start` makes fresh on any port. */
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  APP_URL: process.env['APP_URL'] ?? 'http://localhost:3000',
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  LOG_LEVEL: 'error',
};
delete environment['DATABASE_URL'];

export async function ensureBuild(): Promise<void> {
  if (!hasFreshBuild(environment)) await buildProduct(environment);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(timer);
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Starts a Node process of ours and waits for the first page. Throws, with what it said, when none comes. */
export async function startServer(args: readonly string[], extra: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(
    process.execPath,
    args.map((arg) => arg.replace('{port}', String(port))),
    { cwd: rootDir, env: { ...environment, ...extra, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4_000);
    });
  }
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}/`))) {
    if (child.exitCode === null && performance.now() - started < deadlineMs) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    await stop(child);
    throw new Error(`${args.join(' ')} showed no page.\n${said}`);
  }
  return { url, pid: child.pid ?? 0, firstPageMs: performance.now() - started, stop: () => stop(child) };
}

/** `npm start` on a data folder of the bench's own. */
export function startProduct(dataDir: string): Promise<Server> {
  return startServer(['scripts/start.ts'], { AFFERENT_DATA_DIR: dataDir });
}

/** An empty folder that is removed afterwards; open to the database's own user. */
export async function withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'afferent-bench-'));
  chmodSync(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The lock of the running database: its first process, and further down its port. */
const databaseLock = (dataDir: string) => readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');

/** The first process of the embedded database of a running product. */
export const databaseProcessOf = (dataDir: string): number => Number(databaseLock(dataDir)[0]);

/** Where the embedded database of a running product answers. */
export function databaseUrlOf(dataDir: string): string {
  const port = databaseLock(dataDir)[3];
  return `postgresql://afferent:afferent@127.0.0.1:${Number(port)}/afferent`;
}

/** The whole product, built and running, for one figure. */
export async function withProduct<Value>(work: (product: Server, dataDir: string) => Promise<Value>): Promise<Value> {
  await ensureBuild();
  return withFolder(async (folder) => {
    const product = await startProduct(folder);
    try {
      return await work(product, folder);
    } finally {
      await product.stop();
    }
  });
}
