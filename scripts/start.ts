import { join } from 'node:path';
import { freePort } from '#lib/db/embedded.ts';
import { parseEnv } from '#lib/env.ts';
import { dataDir, rootDir } from '#lib/paths.ts';
import { startStripeStandIn } from '#lib/payments/stand-in/server.ts';
import { buildProduct, hasFreshBuild } from './start/build.ts';
import { startChild, waitForAnswer } from './start/children.ts';
import type { Child } from './start/children.ts';
import { openDatabase, prepareDatabase } from './start/database.ts';
import { isPortFree, takeLock } from './start/lock.ts';
import { demoPeople } from '#lib/account/demo.ts';

const isDev = process.argv.includes('--dev');
const say = (line: string) => console.log(line);

function stopWith(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

const parsed = parseEnv({ ...process.env, NODE_ENV: isDev ? 'development' : 'production' });
if ('faults' in parsed)
  stopWith(['Afferent cannot start with this configuration:', ...parsed.faults.map((fault) => `  - ${fault}`)]);
const { env } = parsed;

const lock = takeLock(dataDir);
if ('heldBy' in lock)
  stopWith([
    `Afferent is already running on this data folder (process ${lock.heldBy}). Stop it first, or set AFFERENT_DATA_DIR to another folder.`,
  ]);
if (!(await isPortFree(env.port))) {
  lock.release();
  stopWith([`Port ${env.port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`]);
}

const closers: (() => Promise<void> | void)[] = [lock.release];
let isStopping = false;
async function stopAll(exitCode: number): Promise<never> {
  if (!isStopping) {
    isStopping = true;
    for (const close of closers.toReversed())
      await Promise.resolve(close()).catch((error: unknown) => console.error(error));
  }
  process.exit(exitCode);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopAll(0));

function watch(child: Child): Child {
  closers.push(() => child.stop());
  child.process.once('exit', (code) => {
    if (!isStopping) {
      console.error(`${child.name} ended unexpectedly (${code ?? 'killed'}).`);
      void stopAll(1);
    }
  });
  return child;
}

async function startStandIn(): Promise<string | null> {
  if (env.stripe.kind === 'live') return null;
  if (env.stripe.url) return env.stripe.url;
  const preferred = env.port + 111 < 65_536 ? env.port + 111 : 3111;
  const port = (await isPortFree(preferred)) ? preferred : await freePort();
  const standIn = await startStripeStandIn({
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    webhookUrl: `http://localhost:${env.port}/api/stripe/webhook`,
    webhookSecret: env.stripe.webhookSecret,
    secretKey: env.stripe.secretKey,
    stateFile: join(dataDir, 'stripe-stand-in.json'),
  });
  closers.push(() => standIn.close());
  return standIn.url;
}

async function run(): Promise<void> {
  const opening = openDatabase(env.databaseUrl, dataDir);
  closers.push(() =>
    opening.then(
      (opened) => opened.stop(),
      () => {},
    ),
  );
  const database = await opening;
  await prepareDatabase(database.url, database.isEmbedded);
  const standInUrl = await startStandIn();

  const childEnvironment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: isDev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(env.port),
    APP_URL: env.appUrl,
    NEXTAUTH_URL: env.appUrl,
    DATABASE_URL: database.url,
    ...(standInUrl ? { STRIPE_STAND_IN_URL: standInUrl } : {}),
  };
  if (!isDev && !hasFreshBuild(process.env)) {
    say('Building the pages: about a minute, the first time only.');
    const building = new AbortController();
    closers.push(() => building.abort());
    await buildProduct(process.env, building.signal);
  }
  const worker = watch(startChild('The job worker', ['scripts/jobs.ts'], childEnvironment, rootDir));
  const nextBin = join(rootDir, 'node_modules', 'next', 'dist', 'bin', 'next');
  const web = watch(
    startChild(
      'The web server',
      [nextBin, isDev ? 'dev' : 'start', '-p', String(env.port), ...(env.isLoopback ? ['-H', 'localhost'] : [])],
      childEnvironment,
      rootDir,
    ),
  );
  await waitForAnswer(
    `http://localhost:${env.port}/api/health`,
    60,
    () => web.process.exitCode !== null || worker.process.exitCode !== null,
  );

  say('');
  if (standInUrl) say(`Stripe stand-in: ${standInUrl}`);
  if (env.isDemo && env.isLoopback) {
    say(`Mailbox: ${env.appUrl}/dev/mailbox`);
    for (const person of demoPeople) say(`Sign in as ${person.email} (${person.role}): ${person.note}`);
  }
  say(`Ready: ${env.appUrl}`);
  say('Ctrl-C stops everything.');
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stopAll(1);
}
