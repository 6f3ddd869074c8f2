import { parseArgs } from 'node:util';

const help = `Usage: npm run prove:entitlement -- [--sequences 1000] [--seed 1] [--only K] [--threads 2] [--json]

Tells random sequences of buying, paying, giving back, disputing, losing and doubling events and dying in the middle,
through the product's own commands on a database of its own and the local stand-in for Stripe. When all is quiet it asks
an independent reckoning who may study what, and names every difference. --only K tells sequence K of the seed alone and
prints its steps. With --json nothing else is on standard output. The exit code is 1 when something does not hold.
`;

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n--help says what there is.\n`);
  process.exit(2);
}

function wholeNumber(name: string, text: string | undefined, least: number, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= least ? value : fail(`--${name} takes a whole number from ${least}.`);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        sequences: { type: 'string' },
        seed: { type: 'string' },
        only: { type: 'string' },
        threads: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const given = readArguments();
if (given.help) {
  process.stdout.write(help);
  process.exit(0);
}
const seed = wholeNumber('seed', given.seed, 0, 1);
const sequences = wholeNumber('sequences', given.sequences, 1, 1_000);
const only = given.only === undefined ? null : wholeNumber('only', given.only, 0, 0);
const threads = wholeNumber('threads', given.threads, 1, 2);

// What the product logs of the faults that are made on purpose would bury what is looked for.
process.env['LOG_LEVEL'] ??= 'silent';
const { prove } = await import('./prove/prove.ts');

const say = (line: string) => process[given.json ? 'stderr' : 'stdout'].write(`${line}\n`);
const started = performance.now();
const proof = await prove({ seed, sequences, only, lanes: 4, threads, say });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (given.json) process.stdout.write(`${JSON.stringify(proof)}\n`);
else
  say(
    `${proof.sequences} sequences, ${proof.events} events, ${proof.violations.length} violations, seed ${seed}, ${seconds} s`,
  );
process.exit(proof.violations.length === 0 ? 0 : 1);
