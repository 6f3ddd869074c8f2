import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { list, stats } from '#tests/support/statistics/run.ts';
import type { Run } from '#tests/support/statistics/run.ts';
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

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  // In odd pieces, so that cells, characters and line ends are cut through.
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

/** What the script makes of a table, without a process of its own. */
async function fromText(input: string | Uint8Array): Promise<Run> {
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
    const { code, out, err } = await stats(folder, ['--csv', '-'], { input: 'q1,q2\n1,\n' });
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
      const { code, out, err } = await stats(folder, args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(says);
    }
    expect(await stats(folder, ['--help'])).toMatchObject({
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
