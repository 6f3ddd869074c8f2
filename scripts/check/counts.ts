import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { rootDir } from '#lib/paths.ts';
import type { Count } from './run.ts';

const reports = join(rootDir, '.test', 'reports');

/** A fresh place for a runner's report: a report of an earlier run must never be counted. */
export function reportFile(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

const none: Count = { passed: 0, failed: 0, skipped: 0 };
const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int().default(0),
  numTodoTests: z.int().default(0),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

const readJson = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** How many tests vitest ran; none where it left no report. */
export function countVitest(file: string): Count {
  const parsed = vitestReport.safeParse(readJson(file));
  if (!parsed.success) return none;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = parsed.data;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** A busy machine may upset one journey; more than this many that pass only at a second try are a fault of ours. */
const mostSecondTries = 2;

/** How many journeys Playwright ran. Those that needed a second try are listed by Playwright as flaky. */
export function countPlaywright(file: string): Count {
  const parsed = playwrightReport.safeParse(readJson(file));
  if (!parsed.success) return none;
  const { expected, unexpected, flaky, skipped } = parsed.data.stats;
  const tooMany = flaky > mostSecondTries;
  return { passed: expected + (tooMany ? 0 : flaky), failed: unexpected + (tooMany ? flaky : 0), skipped };
}
