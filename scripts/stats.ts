import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { InputFault } from './stats/fault.ts';
import { readTable } from './stats/read.ts';

const help = `Usage: npm run stats -- --csv FILE      (FILE - reads standard input)

Reads a table of marks and prints its statistics as JSON: marks as given, indices in percent, null where a
figure has no value (too few attempts, nothing that varies).

The table is CSV: a header of item names, then one row per attempt with a mark for every item. Decimals have a
point; a cell is never empty (write 0 where an unanswered question earns nothing). The first row below the header
may give the maximum marks: its first cell is "max", and then every row, the header too, starts with a label.

Without that row the maximum of an item is 1 where no mark of the table is below 0 or above 1; otherwise it is the
largest mark seen for the item (1 where nobody earned anything). Only the facility depends on it.

Formulas: standard deviations with S - 1; discrimination index and efficiency against the rest of the score;
an item without variance has an effective weight of 0 and no discrimination; skewness needs 3 attempts, kurtosis 4,
internal consistency 3 attempts and 2 items.

What is wrong with a table goes to standard error, with the line and column, and the exit code is then 2.
`;

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function fileFromArguments(): string {
  try {
    const { values } = parseArgs({ options: { csv: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      process.stdout.write(help);
      process.exit(0);
    }
    if (values.csv) return values.csv;
    return fail(`Say which table: npm run stats -- --csv FILE, or --csv - for standard input. --help says more.`);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n--help says what there is.`);
  }
}

function whyUnreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return `There is no file "${file}".`;
  if (code === 'EISDIR') return `"${file}" is a folder, not a table.`;
  if (code === 'EACCES') return `"${file}" may not be read.`;
  if (code === 'ENOSPC') return 'There is no room left for temporary files.';
  throw error;
}

const file = fileFromArguments();
const folder = mkdtempSync(join(tmpdir(), 'afferent-stats-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const)
  process.on(signal, () => process.exit(128 + number));

// Whoever reads the first lines only has had enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const name = file === '-' ? 'standard input' : file;
try {
  const bytes = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  const table = await readTable(bytes, folder, (sentence) => process.stderr.write(`${name}, ${sentence}\n`));
  process.stdout.write(`${JSON.stringify(table.statistics(), null, 2)}\n`);
} catch (error) {
  fail(error instanceof InputFault ? `${name}, ${error.message}` : whyUnreadable(file, error));
}
