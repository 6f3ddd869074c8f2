import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/** How every browser of the tests starts: no sandbox inside containers, and nothing that calls home. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function onPath(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function installedChromium(): string | null {
  const named = process.env['AFFERENT_CHROMIUM'];
  if (named) {
    if (!existsSync(named)) throw new Error(`AFFERENT_CHROMIUM names ${named}, and there is no such file.`);
    return named;
  }
  return (
    playwrightsOwn() ??
    systemNames.map(onPath).find((path) => path !== null) ??
    macPaths.find((path) => existsSync(path)) ??
    null
  );
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get') !== null;
}

/** Installs Debian packages. Returns null, or what apt-get said. */
function aptInstall(packages: readonly string[]): string | null {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const run = spawnSync('apt-get', args, { env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    if (run.status !== 0) return `apt-get ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`.trim();
  }
  return null;
}

/**
 * The path of a Chromium: the one named in AFFERENT_CHROMIUM, Playwright's own, the system's, or, for root on Debian, one
 * installed now (with pdfinfo and qpdf, where they are missing too). Throws with what is missing and how to get it.
 */
export function findChromium(): Promise<string> {
  const found = installedChromium();
  const wanted = [
    ...(found ? [] : ['chromium', 'fonts-liberation']),
    ...(onPath('pdfinfo') ? [] : ['poppler-utils']),
    ...(onPath('qpdf') ? [] : ['qpdf']),
  ];
  const problem = wanted.length > 0 && mayInstall() ? aptInstall(wanted) : null;
  const path = found ?? installedChromium();
  if (path) return Promise.resolve(path);
  const reason = problem ?? 'Only root on Debian or Ubuntu can install it here by itself.';
  return Promise.reject(
    new Error(
      `The browser journeys need Chromium, and there is none. ${reason}\nInstall it with "apt-get install chromium" or "npx playwright install chromium", or set AFFERENT_CHROMIUM to its path.`,
    ),
  );
}

/** Whether pdfinfo and pdffonts are there, which the tests of the certificate's PDF call. */
export function hasPdfTools(): boolean {
  return onPath('pdfinfo') !== null && onPath('pdffonts') !== null;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await findChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
