import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './counts.ts';
import { runCommand, runSteps, stepEnvironment } from './run.ts';
import type { Outcome } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'afferent-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ends = (isOk: boolean) => (): Promise<Outcome> => Promise.resolve({ isOk, output: 'what the step said' });
const report = (name: string, content: object) => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
};

it('adds up the tests of each step and goes on after a failure', async () => {
  const vitest = report('vitest.json', { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 });
  const total = await runSteps([
    { name: 'lint', run: ends(false) },
    { name: 'unit', run: ends(false), count: () => countVitest(vitest) },
    { name: 'types', run: ends(true) },
  ]);
  expect(total).toEqual({ passed: 8, failed: 3, skipped: 1 });
});

it('a run that dies without a report, or after green tests, has failed', async () => {
  const green = report('green.json', { numPassedTests: 7, numFailedTests: 0 });
  const total = await runSteps([
    { name: 'no report', run: ends(false), count: () => countVitest(join(folder, 'missing.json')) },
    { name: 'died late', run: ends(false), count: () => countVitest(green) },
  ]);
  expect(total).toEqual({ passed: 7, failed: 2, skipped: 0 });
});

it('two journeys may pass at a second try, and three are a failure', () => {
  const of = (flaky: number) => report('journeys.json', { stats: { expected: 4, unexpected: 1, flaky, skipped: 2 } });
  expect(countPlaywright(of(2))).toEqual({ passed: 6, failed: 1, skipped: 2 });
  expect(countPlaywright(of(3))).toEqual({ passed: 4, failed: 4, skipped: 2 });
});

it('no setting of a product leaks from the shell into a step', () => {
  const environment = stepEnvironment({ PORT: '4000' });
  expect(environment['PORT']).toBe('4000');
  expect(Object.keys(environment).filter((name) => /^(DATABASE_URL|STRIPE_|NODE_ENV)/.test(name))).toEqual([]);
});

it('a command whose orphan holds its output open still ends, with its own exit code', async () => {
  const outcome = await runCommand('sh', ['-c', 'echo said; sleep 8 & exit 3']);
  expect(outcome).toEqual({ isOk: false, output: 'said\n' });
}, 7_000);
