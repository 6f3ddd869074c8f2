import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import { didOf, ed25519Pair, embed, foreignBadge } from '#tests/support/check-badges.ts';
import { readVerifyArguments } from './arguments.ts';

// Each run starts a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'afferent-verify-'));
const file = join(folder, 'badge.json');
const at = ['--at', '2026-11-28T10:00:00Z'];
beforeAll(async () => {
  const keys = ed25519Pair();
  writeFileSync(file, JSON.stringify(await embed(foreignBadge(didOf(keys)), keys)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Without a database and with an environment that says nothing. */
function run(...words: string[]) {
  const script = join(rootDir, 'scripts', 'credential-verify.ts');
  return spawnSync(process.execPath, [script, ...words], {
    encoding: 'utf8',
    cwd: rootDir,
    env: { NODE_ENV: 'test', PATH: process.env['PATH'] ?? '' },
  });
}

test('a good file ends with 0 and a line for each step', () => {
  const { status, stdout, stderr } = run(file, ...at);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^proof 1\s+passed\s+The eddsa-rdfc-2022 signature is good\.$/m);
  expect(stdout).toMatch(/^All is well: 9 passed, 0 failed, 0 not checked\.$/m);
});

test('a failed step ends with 1, and --json is JSON', () => {
  const { status, stdout } = run(file, '--json', '--at', '2030-01-01T00:00:00Z');
  expect(status).toBe(1);
  const report = JSON.parse(stdout) as { outcome: string; steps: { step: string; outcome: string }[] };
  expect(report.outcome).toBe('failed');
  expect(report.steps.filter(({ outcome }) => outcome === 'failed')).toMatchObject([{ step: 'dates' }]);
});

test.each([[[]], [[file, '--at', 'yesterday']], [[join(folder, 'gone.json')]], [[file, '--keys', file]]])(
  'wrong usage ends with 2 and says how: %j',
  (words) => {
    const { status, stdout, stderr } = run(...words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: npm run credential:verify');
  },
);

test('arguments are read in any order, and unknown ones refused', () => {
  expect(readVerifyArguments(['--json', 'a.pdf', '--keys', 'k', '--keys', 'l', '--online'])).toEqual({
    file: 'a.pdf',
    isJson: true,
    isOnline: true,
    at: null,
    keys: ['k', 'l'],
    lists: [],
    schema: null,
  });
  for (const words of [
    ['a', 'b'],
    ['a', '--force'],
    ['a', '--at'],
  ])
    expect(readVerifyArguments(words)).toHaveProperty('fault');
});
