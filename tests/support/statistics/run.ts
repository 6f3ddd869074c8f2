import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import type { Statistics } from '#scripts/stats/table.ts';

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };

export const statsScript = join(rootDir, 'scripts', 'stats.ts');

/** Runs the script as anybody would; its temporary files go to `folder`. */
export function stats(
  folder: string,
  args: readonly string[],
  given: { readonly input?: string; readonly heapMegabytes?: number; readonly flags?: readonly string[] } = {},
): Promise<Run> {
  const heap = given.heapMegabytes ? [`--max-old-space-size=${given.heapMegabytes}`] : [];
  const flags = [...heap, ...(given.flags ?? [])];
  const child = spawn(process.execPath, [...flags, statsScript, ...args], { env: { ...process.env, TMPDIR: folder } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  child.stdin.on('error', () => {});
  child.stdin.end(given.input ?? '');
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** One figure of every item. */
export function list(figures: Statistics, name: keyof Statistics['items'][number]): (string | number | null)[] {
  return figures.items.map((item) => item[name]);
}

/** Every figure near to what is expected, and missing where that is missing. */
export function expectClose(found: readonly unknown[], expected: readonly (number | null)[], scale = 1): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    const each = found[index];
    if (value === null || each === null) expect(each, `item ${index + 1}`).toBe(value);
    else expect(Number(each) * scale, `item ${index + 1}`).toBeCloseTo(value, 6);
  }
}
