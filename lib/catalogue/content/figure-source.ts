import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const imported = /\bfrom '(\.{1,2}\/[^']+\.tsx?)'/g;

function readWith(path: string, seen: Set<string>): string {
  if (seen.has(path) || !existsSync(path)) return '';
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  const parts = [...text.matchAll(imported)].map(([, name]) => readWith(join(dirname(path), name ?? ''), seen));
  return [text, ...parts].join('\n');
}

/** Reads the code that draws a figure together with the files beside it that it is made of; null where there is none. */
export function figureSource(folder: string, name: string): string | null {
  const path = join(folder, `${name}.tsx`);
  return existsSync(path) ? readWith(path, new Set()) : null;
}
