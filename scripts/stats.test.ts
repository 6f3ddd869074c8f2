import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import { InputFault } from './stats/fault.ts';
import { readTable } from './stats/read.ts';
import type { Statistics } from './stats/table.ts';

// Each child is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afferent-stats-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = { readonly code: number | null; readonly out: string; readonly err: string };

function stats(args: readonly string[], given: { input?: string; heapMegabytes?: number } = {}): Promise<Run> {
  const flags = given.heapMegabytes ? [`--max-old-space-size=${given.heapMegabytes}`] : [];
  const child = spawn(process.execPath, [...flags, join(rootDir, 'scripts', 'stats.ts'), ...args], {
    env: { ...process.env, TMPDIR: folder },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  child.stdin.on('error', () => {});
  child.stdin.end(given.input ?? '');
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

const published = (name: string) => join(rootDir, 'tests', 'support', 'statistics', 'published', name);
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  // In odd pieces, so that cells, characters and line ends are cut through.
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

/** What the script makes of a table, without a process of its own. */
async function fromText(input: string | Uint8Array): Promise<Run & { readonly code: 0 | 2 }> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const warnings: string[] = [];
  try {
    const table = await readTable(piecesOf(bytes), folder, (sentence) => warnings.push(sentence));
    return { code: 0, out: JSON.stringify(table.statistics(), null, 2), err: warnings.join('\n') };
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    return { code: 2, out: '', err: error.message };
  }
}

async function figuresOf(file: string): Promise<Statistics> {
  const { code, out, err } = await stats(['--csv', file]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Statistics;
}

const list = (figures: Statistics, name: keyof Statistics['items'][number]) => figures.items.map((item) => item[name]);

function expectClose(found: readonly unknown[], expected: readonly (number | null)[], scale = 1): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    const each = found[index];
    if (value === null || each === null) expect(each, `item ${index + 1}`).toBe(value);
    else expect(Number(each) * scale, `item ${index + 1}`).toBeCloseTo(value, 6);
  }
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

describe('the shape of what it prints', () => {
  it('is the test and its items, in this order and with these names', async () => {
    const { out } = await fromText('a,b\n1,0\n0,1\n1,1\n0,0\n');
    const { test, items } = JSON.parse(out) as Statistics;
    expect(Object.keys(test)).toEqual([
      'attempts',
      'mean',
      'median',
      'standardDeviation',
      'skewness',
      'kurtosis',
      'internalConsistency',
      'errorRatio',
      'standardError',
    ]);
    expect(items.map((item) => Object.keys(item))).toEqual(
      ['a', 'b'].map(() => [
        'item',
        'attempts',
        'facility',
        'standardDeviation',
        'discriminationIndex',
        'discriminativeEfficiency',
        'effectiveWeight',
      ]),
    );
    expect(items.map(({ item }) => item)).toEqual(['a', 'b']);
  });

  it('the maximum of an item: from its row, 1 for marks of 0 to 1, else the largest mark', async () => {
    const facilities = async (text: string) => list(JSON.parse((await fromText(text)).out) as Statistics, 'facility');
    expect(await facilities('who,a,b\n MAX ,2,4\nx,1,1\ny,1,3\n')).toEqual([50, 50]);
    expect(await facilities('a,b\nmax,2,4\nx,1,1\ny,1,3\n')).toEqual([50, 50]);
    expect(await facilities('a,b\n0,0.5\n0,0.5\n')).toEqual([0, 50]);
    expect(await facilities('a,b\n0,4\n0,2\n')).toEqual([0, 75]);
  });

  it('totals that are all the same but for rounding do not vary', async () => {
    const { out } = await fromText(
      'a,b\n0.12345678,0.87654322\n0.3333333333,0.6666666667\n0.9,0.1\n0.70000007,0.29999993\n',
    );
    const { test } = JSON.parse(out) as Statistics;
    expect(test).toMatchObject({
      mean: 1,
      skewness: null,
      kurtosis: null,
      internalConsistency: null,
      errorRatio: null,
    });
  });

  it('bears quotes, a byte order mark, CRLF, spaces, blank lines at the end and no last line break', async () => {
    const plain = (await fromText('a,"b, ""c"""\n1,0\n0,0.5\n1,1')).out;
    expect(plain).toContain(String.raw`"item": "b, \"c\""`);
    expect((await fromText('\uFEFF a , "b, ""c""" \r\n 1 ,"0"\r\n0, .5\r\n+1,1e0\r\n\r\n \r\n,\r\n')).out).toBe(plain);
  });
});

describe('what it refuses, with the place and nothing on standard output', () => {
  it.each([
    ['an empty cell', 'q1,q2\n1,0\n1,\n', /line 3, column 2 \(q2\): the cell is empty/],
    ['an empty cell behind a label', 'who,q1,q2\nmax,1,1\na,1,\n', /line 3, column 3 \(q2\): the cell is empty/],
    ['a word', 'q1,q2\n1,yes\n', /line 2, column 2 \(q2\): "yes" is not a number/],
    ['labels without maxima', 'who,q1\nAnn,1\n', /"Ann" is not a number\. A column of labels needs/],
    ['a number that is none', 'q1,q2\n1,0x10\n', /"0x10" is not a number/],
    ['NaN', 'q1,q2\n1,NaN\n', /"NaN" is not a number/],
    ['too many cells', 'q1,q2\n1,0,1\n', /line 2: 3 cells where the header names 2 columns/],
    ['too few cells', 'q1,q2,q3\n1,0,1\n1,0\n', /line 3: 2 cells where the header names 3 columns/],
    ['a name twice', 'q1,q2,q1\n1,0,1\n', /line 1, column 3: the item name "q1" is there twice/],
    ['no name', 'q1,,q3\n1,0,1\n', /line 1, column 2: the item has no name/],
    ['a header and nothing else', 'q1,q2\n', /no attempt/],
    ['maxima and nothing else', 'who,q1\nmax,1\n', /no attempt/],
    ['nothing', '', /nothing in it/],
    ['semicolons', 'q1;q2\n1,5;0\n', /separated by semicolons/],
    ['a decimal comma', 'q1,q2\n"1,5",0\n', /line 2, column 1 \(q1\): "1,5" has a decimal comma/],
    ['an open quotation mark', 'q1,q2\n1,"0\n1,1\n', /line 2: a quotation mark is opened and never closed/],
    ['an empty line in the middle', 'q1,q2\n1,0\n\n1,1\n', /line 3: the line is empty/],
    ['a line break in a quoted name shifts no line', '"q\n1",q2\n1,0\n1,x\n', /line 4, column 2/],
    ['a negative maximum', 'who,q1\nmax,-1\na,0\n', /a maximum below 0/],
    ['UTF-16', Buffer.from('q1,q2\n1,0\n', 'utf16le'), /not text in UTF-8/],
  ] as readonly (readonly [string, string | Uint8Array, RegExp])[])('%s', async (_name, input, says) => {
    const { code, out, err } = await fromText(input);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
  });

  it('from standard input, with the exit code 2', async () => {
    const { code, out, err } = await stats(['--csv', '-'], { input: 'q1,q2\n1,\n' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^standard input, line 2, column 2 \(q2\): the cell is empty/);
  });

  it('a file that is not there, a folder, an unknown option, no option', async () => {
    for (const [args, says] of [
      [['--csv', join(folder, 'none.csv')], /There is no file/],
      [['--csv', folder], /is a folder/],
      [['--cvs', 'x'], /--help says/],
      [[], /--csv FILE/],
    ] as const) {
      const { code, out, err } = await stats(args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(says);
    }
    expect(await stats(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('largest mark seen') as string,
    });
  });

  it('says so when a mark is above its maximum, and goes on', async () => {
    const { code, out, err } = await fromText('who,q1\nmax,1\na,2\nb,2\n');
    expect(code).toBe(0);
    expect(err.match(/above the maximum/g)).toHaveLength(1);
    expect(out).toContain('"facility": 200');
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
    const run = await stats(['--csv', file], { heapMegabytes: 48 });
    expect(run.err).toBe('');
    expect(run.code).toBe(0);
    const turned = await stats(['--csv', '-'], { heapMegabytes: 48, input: halves.join('') });
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

  it('can be broken off, and leave no temporary file behind', async () => {
    const child = spawn(process.execPath, [join(rootDir, 'scripts', 'stats.ts'), '--csv', '-'], {
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
