import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#lib/db/embedded.ts';
import { rootDir } from '#lib/paths.ts';
import { stepEnvironment } from '../../../scripts/check/run.ts';
import { saveAddresses } from './addresses.ts';

const startSeconds = 300;
const stopSeconds = 30;

type Product = { readonly child: ChildProcess; readonly appUrl: string; readonly stripeUrl: string | null };

/** Starts the product as `npm start` does, on the production build, and resolves once it says that it is ready. */
function startProduct(port: number, dataDir: string): Promise<Product> {
  const logDir = join(rootDir, '.test', 'e2e');
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(join(logDir, 'server.log'));
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: rootDir,
    env: stepEnvironment({ PORT: String(port), AFFERENT_DATA_DIR: dataDir }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error(`The product was not ready within ${startSeconds} seconds.\n${output.slice(-4_000)}`));
    }, startSeconds * 1000);
    const listen = (text: string) => {
      log.write(text);
      output = `${output}${text}`.slice(-20_000);
      const ready = /^Ready: (\S+)/m.exec(output)?.[1];
      if (!ready) return;
      clearTimeout(timer);
      resolve({ child, appUrl: ready, stripeUrl: /^Stripe stand-in: (\S+)/m.exec(output)?.[1] ?? null });
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The product ended before it was ready (${code ?? 'killed'}).\n${output.slice(-4_000)}`));
    });
  });
}

/** Asks the product to stop and waits for it; one that does not is ended, and said to have hung. */
function stopProduct(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The product did not stop within ${stopSeconds} seconds of SIGTERM.`));
    }, stopSeconds * 1000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** One product for a whole run, with a data folder and ports of its own. Playwright calls it first, and what it returns last. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'afferent-e2e-'));
  chmodSync(dataDir, 0o755);
  rmSync(join(rootDir, '.test', 'e2e'), { recursive: true, force: true });
  const product = await startProduct(await freePort(), dataDir);
  saveAddresses({ appUrl: product.appUrl, stripeUrl: product.stripeUrl, dataDir });
  return async () => {
    await stopProduct(product.child);
    rmSync(dataDir, { recursive: true, force: true });
  };
}
