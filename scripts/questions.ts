import { parseArgs } from 'node:util';
import { whyNot } from './questions/parts.ts';
import { checkFile } from './questions/check.ts';
import { exportCourse } from './questions/export.ts';
import { importFile } from './questions/import.ts';

const help = `Question pools in and out of files.

  npm run questions -- export --course SLUG --format qti|moodle --out FILE
      Writes the questions of a course of content/ as a QTI 3.0 package or as Moodle XML,
      and prints what the format cannot carry.

  npm run questions -- check FILE [--json]
      Reads a file and prints what is wrong with it, with line and column. Ends with 1 when anything is.

  npm run questions -- import FILE --course SLUG --out DIR [--module M] [--outcome O] [--topic T]
                       [--level recall|application|judgement] [--safety] [--basis B] [--prefix ab]
      Writes YAML files for authors, one for each module, as content/courses/SLUG/questions has them.
      What the file does not say comes from the options, else from the first module and outcome of the course.

  --content DIR   another content folder
  --help          this text`;

const options = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  safety: { type: 'boolean' },
  course: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  content: { type: 'string' },
  module: { type: 'string' },
  outcome: { type: 'string' },
  topic: { type: 'string' },
  level: { type: 'string' },
  basis: { type: 'string' },
  prefix: { type: 'string' },
} as const;

function run(): number {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, file] = positionals;
  if (values.help || command === undefined || command === 'help') {
    console.log(help);
    return values.help || command === 'help' ? 0 : 2;
  }
  if (command === 'export' && positionals.length === 1) return exportCourse(values);
  if (command === 'check' && file && positionals.length === 2) return checkFile(file, values);
  if (command === 'import' && file && positionals.length === 2) return importFile(file, values);
  console.error(`“${positionals.join(' ')}” is no command. See npm run questions -- --help.`);
  return 2;
}

try {
  process.exitCode = run();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(whyNot(error));
  process.exitCode = 2;
}
