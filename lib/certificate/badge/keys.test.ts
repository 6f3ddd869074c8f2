import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keySetIn, newKeySetText, signingKeysOf } from './keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the keys of this machine', () => {
  test('are made once, stay, and only their owner may read them', () => {
    const keys = keySetIn(join(folder, 'data'));
    expect(keySetIn(join(folder, 'data'))).toEqual(keys);
    expect(statSync(join(folder, 'data', 'credential-keys.json')).mode & 0o777).toBe(0o600);
    expect(Buffer.from(keys.rsa.n, 'base64url').length * 8).toBe(2048);
  });

  test('are the same for processes that start together', async () => {
    const child = join(folder, 'child.mjs');
    const source = new URL('keys.ts', import.meta.url).href;
    writeFileSync(
      child,
      `import { keySetIn } from ${JSON.stringify(source)}; process.send(keySetIn(${JSON.stringify(join(folder, 'data'))}).ed25519.x);`,
    );
    const ask = () =>
      new Promise<unknown>((resolve, reject) => {
        const process = fork(child, { cwd: import.meta.dirname });
        process.once('message', resolve);
        process.once('error', reject);
        process.once('exit', (code) => (code ? reject(new Error(`ended with ${code}`)) : undefined));
      });
    const [first, ...others] = await Promise.all([ask(), ask(), ask()]);
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(others).toEqual([first, first]);
  });

  test('are never replaced in silence when their file is damaged', () => {
    keySetIn(folder);
    const path = join(folder, 'credential-keys.json');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 100));
    expect(() => keySetIn(folder)).toThrow(/put back the file/);
  });
});

test('a fresh set is another one each time, and signs for the issuer at the given address', async () => {
  expect(newKeySetText()).not.toBe(newKeySetText());
  const { ed25519, rsa, issuer } = await signingKeysOf(keySetIn(folder), 'https://learn.example.org');
  expect(issuer).toBe('https://learn.example.org/credentials/issuer');
  expect(rsa.url).toBe(`https://learn.example.org/credentials/keys/${rsa.kid}`);
  expect(ed25519.verificationMethod).toMatch(/issuer#z6Mk\w+$/);
  expect(JSON.stringify([rsa.publicJwk, ed25519.publicJwk])).not.toMatch(/"d":/);
});
