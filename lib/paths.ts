import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { dataDirOverride } from './env.ts';

function findRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'prisma.config.ts'))) {
    const parent = dirname(folder);
    if (parent === folder) return from;
    folder = parent;
  }
  return folder;
}

/** The project's folder; every path on disk starts here. */
export const rootDir = findRoot(process.cwd());
export const dataDir = dataDirOverride ? resolve(dataDirOverride) : join(rootDir, '.data');
export const contentDir = join(rootDir, 'content');
export const migrationsDir = join(rootDir, 'prisma', 'migrations');
export const schemaDir = join(rootDir, 'prisma', 'schema');
