import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rootDir } from '#lib/paths.ts';

/** Every file under a folder of the house whose name ends as asked, as paths from the root. */
export function filesUnder(folder: string, ending: RegExp): string[] {
  const path = join(rootDir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(rootDir, join(entry.parentPath, entry.name)))
    .toSorted();
}

export function readText(path: string): string {
  return readFileSync(join(rootDir, path), 'utf8');
}
