import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '#lib/paths.ts';
import { getRaw } from './bare.ts';
import type { Figure, Row } from './figure.ts';
import { withProduct } from './product.ts';

const pages = ['/', '/courses', '/courses/brain-gut-axis', '/courses/brain-gut-axis/preview', '/verify', '/sign-in'];

async function bytesOf(origin: string, path: string): Promise<number> {
  const { status, body } = await getRaw(`${origin}${path}`, { 'accept-encoding': 'gzip' });
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return body.length;
}

function unescaped(address: string): string {
  return address.replaceAll('&amp;', '&');
}

function addresses(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].flatMap((match) => (match[1] ? [unescaped(match[1])] : [])))];
}

/** Scripts that a browser of today runs: those marked nomodule are left out, as it leaves them out. */
function scriptsIn(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnomodule\b/i.test(tag));
  return addresses(tags.join(''), /\bsrc="([^"]+)"/g);
}

async function sum(origin: string, paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += await bytesOf(origin, path);
  return bytes;
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}

/** What every page of the framework loads, whatever is on it: the floor. */
async function frameworkBytes(origin: string): Promise<number> {
  const manifest = JSON.parse(readFileSync(join(rootDir, '.next', 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[];
  };
  return sum(
    origin,
    manifest.rootMainFiles.map((file) => `/_next/${file}`),
  );
}

type Weight = {
  readonly scripts: readonly string[];
  readonly js: number;
  readonly css: number;
  readonly fonts: readonly string[];
  readonly html: number;
};

async function weigh(origin: string, path: string): Promise<Weight> {
  const html = await textOf(`${origin}${path}`);
  const scripts = scriptsIn(html);
  const styles = addresses(html, /<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"/g);
  const fonts: string[] = [];
  for (const style of styles) {
    const sheet = await textOf(`${origin}${style}`);
    fonts.push(
      ...addresses(sheet, /url\(["']?([^"')]+\.woff2)/g).map(
        (address) => new URL(address, `${origin}${style}`).pathname,
      ),
    );
  }
  return {
    scripts,
    js: await sum(origin, scripts),
    css: await sum(origin, styles),
    fonts: [...new Set(fonts)],
    html: await bytesOf(origin, path),
  };
}

const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10;

async function measureAll(origin: string): Promise<Row[]> {
  const floor = await frameworkBytes(origin);
  const rows: Row[] = [];
  const fonts = new Set<string>();
  let css = 0;
  for (const path of pages) {
    const weight = await weigh(origin, path);
    for (const font of weight.fonts) fonts.add(font);
    css = Math.max(css, weight.css);
    const what = `JavaScript of ${path} (${weight.scripts.length} files; HTML ${kilobytes(weight.html)} KB)`;
    rows.push({
      what,
      unit: 'KB',
      better: 'lower',
      value: kilobytes(weight.js),
      against: 'scripts Next loads on every page',
      baseline: kilobytes(floor),
    });
  }
  const record = { unit: 'KB', better: 'lower', against: 'recorded only', baseline: null } as const;
  rows.push({ what: 'CSS, the heaviest of these pages', value: kilobytes(css), ...record });
  rows.push({
    what: `Fonts, all ${fonts.size} files the CSS names`,
    value: kilobytes(await sum(origin, [...fonts])),
    ...record,
  });
  return rows;
}

export const pageWeight: Figure = {
  name: 'page-weight',
  title: 'bytes over the wire, gzip, KB of 1,024 bytes',
  measure: () => withProduct(({ url }) => measureAll(url)),
};
