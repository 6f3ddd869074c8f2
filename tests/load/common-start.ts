import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { poolOf } from '#tests/support/sitting/course.ts';
import { enrolPeople } from '#tests/support/sitting/people.ts';
import { differences } from '#tests/support/sitting/verify.ts';
import { openWire } from '#tests/support/sitting/wire.ts';
import { bareCandidate, withBareExam } from './common-start/bare-candidate.ts';
import type { StepName } from './common-start/candidate.ts';
import { drive } from './common-start/drive.ts';
import type { Pattern, Tally } from './common-start/drive.ts';
import { productCandidate } from './common-start/product-candidate.ts';
import { quantile } from './figure.ts';
import type { Figure, Row } from './figure.ts';
import { databaseUrlOf, withProduct } from './product.ts';

const people = 300;
const pattern: Pattern = { seed: 'common start', questionCount: 20, thinkMs: { from: 500, to: 2_500 } };
const sockets = people;
/** As many connections as the product's own pool: lib/db/client.ts. */
const poolSize = 10;

const against = 'bare Node server, same reads and writes by hand';
const timedSteps: readonly (readonly [StepName, string])[] = [
  ['arrive', 'Quiz page, all at once'],
  ['start', 'Start, all at once'],
  ['open', 'Paper opened'],
  ['answer', 'Answer saved'],
  ['review', 'List before handing in, all at once'],
  ['handIn', 'Hand in, all at once'],
];

function timeRows(product: Tally, bare: Tally): Row[] {
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
const sum = (counts: Readonly<Record<StepName, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);
const percentOf = (part: number, whole: number) => (whole === 0 ? 0 : (part * 100) / whole);

function countRows(product: Tally, wrong: number, certificates: { made: number; due: number }): Row[] {
  const answers = people * pattern.questionCount;
  const requests = Object.values(product.times).reduce((total, times) => total + times.length, 0);
  const lost = product.told.reduce((total, told) => total + told.lost.length, 0);
  const recorded = { better: 'lower', against: 'none may be', baseline: null } as const;
  return [
    {
      what: 'Requests that failed at the first try',
      unit: '%',
      value: percentOf(sum(product.failedFirst), requests),
      ...recorded,
    },
    { what: 'Answers lost or never acknowledged', unit: '%', value: percentOf(lost, answers), ...recorded },
    {
      what: 'Attempts whose record differs from what was told',
      unit: '%',
      value: percentOf(wrong, people),
      ...recorded,
    },
    {
      what: `Passes without their one certificate, of ${certificates.due}`,
      unit: '%',
      value: percentOf(Math.abs(certificates.due - certificates.made), certificates.due),
      ...recorded,
    },
  ];
}

async function certificatesOf(db: Db, courseId: string) {
  const enrolment = { courseId };
  return {
    made: await db.certificate.count({ where: { enrolment } }),
    due: await db.attemptStanding.count({ where: { passed: true, attempt: { enrolment } } }),
  };
}

async function wrongAttempts(db: Db, { told }: Tally): Promise<string[]> {
  const found: string[] = [];
  for (const claim of told) {
    const differing = claim.attemptId ? await differences(db, claim) : ['an attempt that never started'];
    if (differing.length > 0) found.push(differing.join('; '));
  }
  return found;
}

async function publish(db: Db) {
  const quiz = { questionCount: pattern.questionCount, blueprint: blueprintOf(4) };
  return publishTinyCourse(db, { quiz, questions: poolOf(40) });
}

async function measureOn(origin: string, databaseUrl: string): Promise<Row[]> {
  const db = openDb(databaseUrl, 4);
  const agents = [openWire(sockets), openWire(sockets)] as const;
  try {
    const { slug, courseId } = await publish(db);
    const atProduct = await enrolPeople(db, slug, people, now());
    const product = await drive(
      atProduct.map((person) => productCandidate(agents[0], origin, slug, person)),
      pattern,
    );
    const wrong = await wrongAttempts(db, product);
    const certificates = await certificatesOf(db, courseId);

    const { slug: bareSlug } = await publish(db);
    const atBare = await enrolPeople(db, bareSlug, people, now());
    const passes = new Set(product.told.flatMap(({ acknowledged }, index) => (isPass(acknowledged) ? [index] : [])));
    const bare = await withBareExam({ databaseUrl, poolSize, questionCount: pattern.questionCount }, (bareOrigin) =>
      drive(
        atBare.map((person, index) => bareCandidate(agents[1], bareOrigin, passes.has(index), person)),
        pattern,
      ),
    );
    for (const complaint of [...product.complaints, ...wrong].slice(0, 20)) process.stderr.write(`  ${complaint}\n`);
    const failedBare = sum(bare.failedFirst);
    if (failedBare > 0) throw new Error(`the bare server failed ${failedBare} times: ${bare.complaints[0]}`);
    return [
      ...countRows(product, wrong.length, certificates),
      ...timeRows(product, bare),
      {
        what: `Answers a second (at most ${Math.round(people / 1.5)} are given)`,
        unit: 'req/s',
        better: 'higher',
        value: answersPerSecond(product),
        against,
        baseline: answersPerSecond(bare),
      },
      {
        what: 'From the common start to the last result',
        unit: 'ms',
        better: 'lower',
        value: product.wholeMs,
        against,
        baseline: bare.wholeMs,
      },
    ];
  } finally {
    for (const agent of agents) agent.destroy();
    await db.$disconnect();
  }
}

const isPass = (acknowledged: ReadonlyMap<number, readonly string[]>) =>
  [...acknowledged.values()].filter(([key]) => key === 'a').length >= pattern.questionCount * 0.8;

export const commonStart: Figure = {
  name: 'common-start',
  title: `${people} therapists start at once, answer ${pattern.questionCount} questions each with ${pattern.thinkMs.from} to ${pattern.thinkMs.to} ms to think, and hand in at once; ${sockets} connections, no pages cached`,
  measure: () => withProduct(({ url }, dataDir) => measureOn(url, databaseUrlOf(dataDir))),
};
