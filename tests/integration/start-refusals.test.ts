import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rootDir } from '#lib/paths.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'afferent-start-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function start(environment: Record<string, string>): { status: number | null; lines: string[] } {
  const { PATH, HOME } = process.env;
  const run = spawnSync(process.execPath, ['scripts/start.ts'], {
    cwd: rootDir,
    env: { NODE_ENV: 'production', PATH: PATH ?? '', HOME: HOME ?? '', AFFERENT_DATA_DIR: dataDir, ...environment },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status: run.status, lines: run.stderr.split('\n').filter((line) => line.startsWith('  - ')) };
}

test.each([
  ['a malformed DATABASE_URL', { DATABASE_URL: 'nonsense' }, [/DATABASE_URL must look like/]],
  ['half a Stripe pair', { STRIPE_SECRET_KEY: 'sk_test_1' }, [/STRIPE_WEBHOOK_SECRET is missing/]],
  [
    'two faults at once',
    { DATABASE_URL: 'nonsense', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
    [/DATABASE_URL/, /STRIPE_SECRET_KEY is missing/],
  ],
] as const)('the start command stops at %s with one sentence per fault', (_name, environment, sentences) => {
  const { status, lines } = start(environment);
  expect(status).toBe(1);
  expect(lines).toHaveLength(sentences.length);
  for (const [index, sentence] of sentences.entries()) expect(lines[index]).toMatch(sentence);
});

test('the start command refuses a public address while a stand-in would answer there', () => {
  const { status, lines } = start({
    APP_URL: 'https://learn.example.org',
    DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x',
  });
  expect(status).toBe(1);
  expect(lines.join('\n')).toMatch(/payment stand-in is refused/);
  expect(lines.join('\n')).toMatch(/local mailbox is refused/);
});

test('a DATABASE_URL that leads nowhere is named, and nothing keeps running', () => {
  const { PATH } = process.env;
  const run = spawnSync(process.execPath, ['scripts/start.ts'], {
    cwd: rootDir,
    env: {
      NODE_ENV: 'production',
      PATH: PATH ?? '',
      AFFERENT_DATA_DIR: dataDir,
      PORT: '39871',
      DATABASE_URL: 'postgresql://u:secret@127.0.0.1:9/x',
    },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/DATABASE_URL does not lead to a database that answers/);
  expect(run.stderr).not.toContain('secret');
});
