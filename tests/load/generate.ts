// Fills a database with students and their attempts: node tests/load/generate.ts --size M --url postgresql://…
import { parseArgs } from 'node:util';
import { generateInto } from './generated/insert.ts';
import { sizes } from './generated/make.ts';
import type { Size } from './generated/make.ts';

const { values } = parseArgs({
  options: { size: { type: 'string' }, url: { type: 'string' }, seed: { type: 'string', default: 'load' } },
});
const size = Object.keys(sizes).find((name): name is Size => name === values.size?.toUpperCase());
if (!size || !values.url) {
  process.stderr.write(
    `Usage: node tests/load/generate.ts --size ${Object.keys(sizes).join('|')} --url postgresql://… [--seed WORDS]\n`,
  );
  process.exit(2);
}
const { students, attempts } = await generateInto(values.url, size, values.seed);
process.stdout.write(`${students} students, ${attempts} attempts.\n`);
