import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '../env.ts';
import { randomHex } from '../ids.ts';
import { dataDir } from '../paths.ts';

function readSecret(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return text.length >= 32 ? text : null;
  } catch {
    return null;
  }
}

/**
 * The secret kept in a folder, made once. Two processes that ask at the same moment get the same one: the file appears
 * whole, and whoever is second reads what is there.
 */
export function secretIn(folder: string): string {
  const path = join(folder, 'auth-secret');
  const kept = readSecret(path);
  if (kept) return kept;
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${randomHex(6)}`;
  writeFileSync(draft, `${randomHex(32)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch {
    // Another process was first: its secret counts.
  }
  rmSync(draft, { force: true });
  const secret = readSecret(path);
  if (!secret) throw new Error(`${path} holds no usable secret: remove it and start again.`);
  return secret;
}

let cached: string | undefined;

/** AUTH_SECRET, or on this machine one that was made once and kept in `.data/`. */
export function authSecret(): string {
  cached ??= env().authSecret ?? secretIn(dataDir);
  return cached;
}
