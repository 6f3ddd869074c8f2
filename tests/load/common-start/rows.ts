import { quantile } from '../figure.ts';
import type { Row } from '../figure.ts';
import type { StepName } from './candidate.ts';
import type { Tally } from './drive.ts';

/** What a server and its database spent while everybody sat. */
export type Measured = { readonly tally: Tally; readonly webMs: number; readonly databaseMs: number };
export type Certificates = { readonly made: number; readonly due: number };

const against = 'bare Node server, same reads and writes by hand';
const timedSteps: readonly (readonly [StepName, string])[] = [
  ['arrive', 'Quiz page, all at once'],
  ['start', 'Start, all at once'],
  ['open', 'Paper opened'],
  ['answer', 'Answer saved'],
  ['review', 'List before handing in, all at once'],
  ['handIn', 'Hand in, all at once'],
];

const total = (counts: Readonly<Record<StepName, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
const requestsOf = ({ times }: Tally) => Object.values(times).reduce((sum, each) => sum + each.length, 0);
const percentOf = (part: number, whole: number) => (whole === 0 ? 0 : (part * 100) / whole);
export const failuresOf = ({ failedFirst }: Tally): number => total(failedFirst);

/** What must be nothing. */
export function countRows({ tally }: Measured, answers: number, wrong: number, { made, due }: Certificates): Row[] {
  const lost = answers - tally.told.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  const shares: readonly (readonly [string, number])[] = [
    ['Requests that failed at the first try', percentOf(failuresOf(tally), requestsOf(tally))],
    ['Requests that never worked', percentOf(total(tally.neverDone), requestsOf(tally))],
    ['Answers lost: never acknowledged', percentOf(lost, answers)],
    ['Attempts whose record differs from what was told', percentOf(wrong, tally.told.length)],
    [`Passes without their one certificate, of ${due}`, percentOf(Math.abs(due - made), due)],
  ];
  return shares.map(([what, value]) => ({
    what,
    unit: '%',
    better: 'lower',
    value,
    against: 'none may be',
    baseline: null,
  }));
}

/** How long each step took those who waited for it. */
export function timeRows(product: Tally, bare: Tally): Row[] {
  return timedSteps.flatMap(([step, what]) =>
    [50, 95, 99].map((percent) => ({
      what: `${what}, p${percent}`,
      unit: 'ms' as const,
      better: 'lower' as const,
      value: quantile(product.times[step], percent / 100),
      against: `${against}, p${percent}`,
      baseline: quantile(bare.times[step], percent / 100),
    })),
  );
}

const answersPerSecond = ({ times, answeringMs }: Tally) => (times.answer.length * 1000) / answeringMs;

/** How much was done in all, and what it cost. Processor time says the most where others use the machine. */
export function wholeRows(product: Measured, bare: Measured, mostPerSecond: number): Row[] {
  const perRequest = (work: (measured: Measured) => number) => ({
    unit: 'ms' as const,
    better: 'lower' as const,
    value: work(product) / requestsOf(product.tally),
    against,
    baseline: work(bare) / requestsOf(bare.tally),
  });
  return [
    {
      what: `Answers a second (at most ${mostPerSecond} are given)`,
      unit: 'req/s',
      better: 'higher',
      value: answersPerSecond(product.tally),
      against,
      baseline: answersPerSecond(bare.tally),
    },
    { what: 'Processor time of the web server, a request', ...perRequest(({ webMs }) => webMs) },
    { what: 'Processor time of the database, a request', ...perRequest(({ databaseMs }) => databaseMs) },
    {
      what: 'From the common start to the last result',
      unit: 'ms',
      better: 'lower',
      value: product.tally.wholeMs,
      against,
      baseline: bare.tally.wholeMs,
    },
  ];
}
