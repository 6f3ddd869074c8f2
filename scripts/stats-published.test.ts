import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import { expectClose, list, stats, statsScript } from '#tests/support/statistics/run.ts';
import type { Statistics } from './stats/table.ts';

// Each child is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-stats-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const published = (name: string) => join(rootDir, 'tests', 'support', 'statistics', 'published', name);

async function figuresOf(file: string): Promise<Statistics> {
  const { code, out, err } = await stats(folder, ['--csv', file]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Statistics;
}

describe('against published figures', () => {
  // Source: moodle/moodle, mod/quiz/report/statistics/tests/statistics_test.php with fixtures/mdl_question_states.csv:
  // 22 attempts at 20 questions, as marks; the figures are those that its test expects. Numbers only.
  it('Moodle’s own test data gives Moodle’s own expected figures', async () => {
    const figures = await figuresOf(published('moodle-question-states.csv'));
    expect(figures.items.map(({ attempts }) => attempts)).toEqual(Array.from({ length: 20 }, () => 22));
    expectClose(list(figures, 'facility'), [
      0,
      0,
      0,
      0,
      null,
      null,
      null,
      41.19318182,
      81.36363636,
      71.36363636,
      65.45454545,
      65.90909091,
      36.36363636,
      59.09090909,
      50,
      59.09090909,
      63.63636364,
      45.45454545,
      27.27272727,
      50,
    ]);
    expectClose(
      list(figures, 'standardDeviation').slice(7),
      [
        1912.733589, 251.2738111, 322.6312277, 333.4199022, 337.5811591, 492.3659639, 503.2362797, 511.7663157,
        503.2362797, 492.3659639, 509.6471914, 455.8423058, 511.7663157,
      ],
      1000,
    );
    expectClose(
      list(figures, 'effectiveWeight'),
      [
        0, 0, 0, 0, 0, 0, 0, 26.58464457, 3.368456046, 3.253955259, 7.584083694, 3.79658376, 3.183278505, 4.532356904,
        7.78856243, 10.08351572, 8.381139345, 8.727645713, 7.946277111, 4.769500946,
      ],
    );
    expectClose(list(figures, 'discriminationIndex'), [
      ...Array.from({ length: 7 }, () => null),
      25.88327077,
      1.170256965,
      -4.207816809,
      28.16930644,
      -2.513606859,
      -12.99017581,
      -8.900638238,
      8.670004606,
      29.63337745,
      15.18945843,
      16.21079629,
      15.52451404,
      -8.396734802,
    ]);
    expectClose(list(figures, 'discriminativeEfficiency'), [
      ...Array.from({ length: 7 }, () => null),
      27.23492723,
      1.382386552,
      -4.691171307,
      31.12404354,
      -2.877487579,
      -17.5074184,
      -10.27568922,
      10.86956522,
      34.58997279,
      17.4790556,
      20.14359793,
      22.06477733,
      -10,
    ]);
  });

  // Source: D. J. Denis, Applied Univariate, Bivariate, and Multivariate Statistics (Wiley), reliability of five items
  // and ten people in SPSS: alpha 0.633 and the standard deviations below. Numbers only.
  it('a textbook’s worked example gives its alpha and its deviations', async () => {
    const figures = await figuresOf(published('denis-reliability.csv'));
    expect(figures.test.internalConsistency).toBeCloseTo(63.3, 1);
    expect(list(figures, 'standardDeviation').map((value) => Number(Number(value).toFixed(5)))).toEqual([
      2.71006, 5.05085, 4.7481, 2.71621, 3.80058,
    ]);
    expect(figures.test.mean).toBeCloseTo(7.3 + 8.8 + 9.1 + 9.4 + 7, 9);
  });
});

describe('many attempts', () => {
  /** 30,000 attempts at 10 items with seven decimals: hardly two marks alike, so that every column spills to disk. */
  function manyMarks(): { file: string; halves: [string, string] } {
    let state = 7;
    const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const rows = Array.from({ length: 30_000 }, () => {
      const ability = next();
      return Array.from({ length: 10 }, () => (next() * ability * 10).toFixed(6)).join(',');
    });
    const header = Array.from({ length: 10 }, (_, index) => `q${index + 1}`).join(',');
    const file = join(folder, 'many.csv');
    writeFileSync(file, `${header}\n${rows.join('\n')}\n`);
    return { file, halves: [`${header}\n`, rows.toReversed().join('\n')] };
  }

  it('are read in bounded memory, in any order, and leave no temporary file behind', async () => {
    const { file, halves } = manyMarks();
    const run = await stats(folder, ['--csv', file], { heapMegabytes: 48 });
    expect(run.err).toBe('');
    expect(run.code).toBe(0);
    const turned = await stats(folder, ['--csv', '-'], { heapMegabytes: 48, input: halves.join('') });
    const [one, other] = [run, turned].map(({ out }) => JSON.parse(out) as Statistics);
    expect(one?.test.attempts).toBe(30_000);
    expect(one?.test.median).toBeCloseTo(other?.test.median ?? 0, 9);
    expectClose(
      list(one as Statistics, 'discriminativeEfficiency'),
      list(other as Statistics, 'discriminativeEfficiency') as number[],
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('afferent-stats-'))).toEqual([]);
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(1_000_000);
  }, 60_000);

  it('take no more memory the more they are', async () => {
    const file = join(folder, 'more.csv');
    let state = 11;
    const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const rows = Array.from({ length: 100_000 }, () => Array.from({ length: 10 }, () => next().toFixed(7)).join(','));
    writeFileSync(file, `q1,q2,q3,q4,q5,q6,q7,q8,q9,q10\n${rows.join('\n')}\n`);
    const peak = 'process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';
    const flags = [`--import=data:text/javascript,${peak}`];
    const { code, err } = await stats(folder, ['--csv', file], { flags });
    expect(code).toBe(0);
    expect(Number(err) / 1024).toBeLessThan(210);
  }, 90_000);

  it('can be broken off, and leave no temporary file behind', async () => {
    const child = spawn(process.execPath, [statsScript, '--csv', '-'], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const temporary = () => readdirSync(folder).filter((name) => name.startsWith('afferent-stats-'));
    child.stdin.on('error', () => {});
    child.stdin.write('q1,q2\n1,0\n');
    await expect.poll(temporary, { timeout: 20_000 }).toHaveLength(1);
    // The signal is heard once the script reads: until then it may only have made its folder.
    const ended = new Promise((resolve) => child.on('close', resolve));
    await expect
      .poll(
        () => {
          child.kill('SIGINT');
          return temporary();
        },
        { timeout: 20_000 },
      )
      .toEqual([]);
    await ended;
  }, 60_000);
});
