// A product to be killed: its web server and its database as processes of their own, in a folder that is removed at the end.
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';
import { rootDir } from '#lib/paths.ts';
import { startChild, waitForAnswer } from '#scripts/start/children.ts';
import type { Child } from '#scripts/start/children.ts';
import { stepEnvironment } from '#scripts/check/run.ts';

const nextBin = join(rootDir, 'node_modules', 'next', 'dist', 'bin', 'next');

export type House = {
  readonly origin: string;
  readonly databaseUrl: string;
  /** SIGKILL to the web server, the first process of the database, or both; nobody is told beforehand. */
  kill(what: 'web' | 'database' | 'web and database'): Promise<void>;
  /** Starts again whatever is gone, on the same ports and the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

async function startWeb(port: number, databaseUrl: string, dataDir: string): Promise<Child> {
  const origin = `http://localhost:${port}`;
  const environment = stepEnvironment({
    NODE_ENV: 'production',
    PORT: String(port),
    APP_URL: origin,
    NEXTAUTH_URL: origin,
    DATABASE_URL: databaseUrl,
    AFFERENT_DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
  });
  const web = startChild(
    'The web server',
    [nextBin, 'start', '-p', String(port), '-H', 'localhost'],
    environment,
    rootDir,
  );
  try {
    await waitForAnswer(`${origin}/sign-in`, 60, () => web.process.exitCode !== null);
  } catch (error) {
    await web.stop();
    throw error;
  }
  return web;
}

async function killChild({ process: child }: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}`);

/** The database's own lock names its first process. */
function postmasterOf(databaseDir: string): number {
  return Number.parseInt(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8'), 10);
}

async function killDatabase(databaseDir: string): Promise<void> {
  const pid = postmasterOf(databaseDir);
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Starts the production build on a database with its writes forced to the disk, as the product does. */
export async function openHouse(): Promise<House> {
  if (!existsSync(join(rootDir, '.next', 'BUILD_ID')))
    throw new Error('These tests kill the production server: run npm run build first.');
  const folder = mkdtempSync(join(tmpdir(), 'afferent-faults-'));
  chmodSync(folder, 0o755);
  const databaseDir = join(folder, 'postgres');
  let database = await startEmbedded({ databaseDir, database: 'afferent' });
  let isDatabaseUp = true;
  let web: Child | null = null;
  const close = async () => {
    await web?.stop();
    if (isDatabaseUp) await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrate(database.url);
    const [port, databasePort, databaseUrl] = [await freePort(), database.port, database.url];
    web = await startWeb(port, databaseUrl, folder);
    return {
      origin: `http://localhost:${port}`,
      databaseUrl,
      kill: async (what) => {
        const kills: Promise<void>[] = [];
        if (what !== 'database' && web) kills.push(killChild(web));
        if (what !== 'web') kills.push(killDatabase(databaseDir));
        if (what !== 'web') isDatabaseUp = false;
        await Promise.all(kills);
        if (what !== 'database') web = null;
      },
      restart: async () => {
        if (!isDatabaseUp) {
          database = await startEmbedded({ databaseDir, database: 'afferent', port: databasePort });
          isDatabaseUp = true;
        }
        web ??= await startWeb(port, databaseUrl, folder);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
