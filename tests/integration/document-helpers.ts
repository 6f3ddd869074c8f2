import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

export function needs(context: TestContext, tool: string, flag = '-v'): void {
  const isThere = spawnSync(tool, [flag]).error === undefined;
  context.skip(!isThere, `did not run: ${tool} (Debian's poppler-utils and qpdf) is not on this machine`);
}

export function onDisk(folder: string, name: string, pdf: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, pdf);
  return path;
}

export const run = (tool: string, ...options: string[]) =>
  execFileSync(tool, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The words of a PDF; line breaks of the layout, and breaks allowed inside addresses, are not part of them. */
export function wordsOf(path: string): string {
  return run('pdftotext', '-raw', path, '-').replaceAll('\u200b', '').replaceAll(/\s+/g, ' ').normalize('NFC');
}
