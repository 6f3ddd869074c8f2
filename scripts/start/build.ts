import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from '#lib/env.ts';
import type { Env } from '#lib/env.ts';
import { rootDir } from '#lib/paths.ts';
import { endWithParent } from './children.ts';
import type { Environment } from './children.ts';

const sources = [
  'app',
  'components',
  'lib',
  'content',
  'public',
  'prisma/schema',
  'package-lock.json',
  'next.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'postcss.config.mjs',
  'tsconfig.json',
];
const nextDir = join(rootDir, '.next');
const stampFile = join(nextDir, 'afferent-build.json');

function filesUnder(path: string): string[] {
  const absolute = join(rootDir, path);
  if (!existsSync(absolute)) return [];
  if (!readdirSafe(absolute)) return [path];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(rootDir.length + 1));
}

function readdirSafe(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function settingsOf(env: Env, environment: Environment) {
  const { isLoopback, appUrl, stripe, smtpUrl } = env;
  const provider = ['PROVIDER_NAME', 'PROVIDER_CONTACT', 'PROVIDER_ABN'].map((name) => environment[name] ?? null);
  return { appUrl: isLoopback ? 'loopback' : appUrl, stripe: stripe.kind, hasMail: smtpUrl !== null, provider };
}

/** What a build depends on: the sources, and the settings that are baked into static pages. */
export function buildKey(environment: Environment): string {
  const parsed = parseEnv(environment);
  const settings = 'env' in parsed ? settingsOf(parsed.env, environment) : {};
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const file of sources.flatMap(filesUnder).toSorted())
    hash.update(file).update(readFileSync(join(rootDir, file)));
  return hash.digest('hex');
}

export function hasFreshBuild(environment: Environment): boolean {
  if (!existsSync(stampFile)) return false;
  const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as { key: string };
  return stamp.key === buildKey(environment);
}

/** sha256 of every inline script of every static page, for its Content-Security-Policy. */
function hashInlineScripts(): Record<string, string[]> {
  const appDir = join(nextDir, 'server', 'app');
  const hashes: Record<string, string[]> = {};
  for (const entry of readdirSync(appDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const file = join(entry.parentPath, entry.name);
    const route = file.slice(appDir.length, -'.html'.length).replace(/\/index$/, '') || '/';
    const scripts = [...readFileSync(file, 'utf8').matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
    const found = scripts.map(
      (match) =>
        `sha256-${createHash('sha256')
          .update(match[1] ?? '')
          .digest('base64')}`,
    );
    hashes[route] = [...new Set(found)];
  }
  return hashes;
}

/** Runs the production build, then counts the script hashes and stamps the result. Throws with the build's output. */
export async function buildProduct(environment: Environment, signal?: AbortSignal): Promise<void> {
  const nextBin = join(rootDir, 'node_modules', 'next', 'dist', 'bin', 'next');
  const key = buildKey(environment);
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const child = spawn(process.execPath, ['--import', endWithParent, nextBin, 'build'], {
      cwd: rootDir,
      env: { ...environment, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The build failed.\n${output}`));
    });
  });
  writeFileSync(join(nextDir, 'csp-hashes.json'), JSON.stringify(hashInlineScripts(), null, 1));
  writeFileSync(stampFile, JSON.stringify({ key }));
}
