import { parseArgs } from 'node:util';
import { now } from '#lib/time/clock.ts';
import { adminPages } from './admin-pages.ts';
import { badges } from './badges.ts';
import { certificates } from './certificates.ts';
import { coldStart } from './cold-start.ts';
import { commonStart } from './common-start.ts';
import type { Figure } from './figure.ts';
import { memory } from './memory.ts';
import { paidOrder } from './paid-order.ts';
import { pageWeight } from './page-weight.ts';
import { quizSubmission } from './quiz-submission.ts';
import { jsonOf, tableOf, thisMachine } from './report.ts';
import type { Outcome } from './report.ts';
import { standing } from './standing.ts';
import { staticPage } from './static-page.ts';

const figures: readonly Figure[] = [
  staticPage,
  quizSubmission,
  paidOrder,
  commonStart,
  adminPages,
  certificates,
  badges,
  standing,
  coldStart,
  pageWeight,
  memory,
];

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
});
const names = figures.map(({ name }) => name);
const unknown = values.only?.filter((name) => !names.includes(name)) ?? [];
if (unknown.length > 0) {
  process.stderr.write(`No figure is called ${unknown.join(', ')}. There are: ${names.join(', ')}.\n`);
  process.exit(2);
}

const tell = (line: string) => process.stderr.write(`${line}\n`);

async function outcomeOf({ name, title, measure }: Figure): Promise<Outcome> {
  tell(`measuring ${name} …`);
  try {
    return { name, title, rows: await measure() };
  } catch (error) {
    return { name, title, notMeasured: error instanceof Error ? error.message : String(error) };
  }
}

const [machine, startedAt] = [thisMachine(), now()];
const outcomes: Outcome[] = [];
for (const figure of figures) {
  if (!values.only || values.only.includes(figure.name)) outcomes.push(await outcomeOf(figure));
}
process.stdout.write(`${(values.json ? jsonOf : tableOf)(machine, startedAt, outcomes)}\n`);
if (outcomes.some((outcome) => 'notMeasured' in outcome)) process.exitCode = 1;
