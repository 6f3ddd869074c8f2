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
import type { Candidate } from './common-start/candidate.ts';
import { drive } from './common-start/drive.ts';
import type { Pattern, Tally } from './common-start/drive.ts';
import { productCandidate } from './common-start/product-candidate.ts';
import { countRows, failuresOf, timeRows, wholeRows } from './common-start/rows.ts';
import type { Measured } from './common-start/rows.ts';
import type { Figure, Row } from './figure.ts';
import { processorMs, processorMsOfFamily, webServerOf } from './process.ts';
import { databaseProcessOf, databaseUrlOf, withProduct } from './product.ts';
import type { Server } from './product.ts';

const people = 300;
const pattern: Pattern = { seed: 'common start', questionCount: 20, thinkMs: { from: 500, to: 2_500 } };
const meanThinkSeconds = (pattern.thinkMs.from + pattern.thinkMs.to) / 2_000;
/** As many connections as the product's own pool: lib/db/client.ts. */
const poolSize = 10;

type Place = { readonly product: Server; readonly databaseUrl: string; readonly databasePid: number; readonly db: Db };

async function measured(place: Place, webPid: number, candidates: readonly Candidate[]): Promise<Measured> {
  const [webFrom, databaseFrom] = [processorMs(webPid), processorMsOfFamily(place.databasePid)];
  const tally = await drive(candidates, pattern);
  return {
    tally,
    webMs: processorMs(webPid) - webFrom,
    databaseMs: processorMsOfFamily(place.databasePid) - databaseFrom,
  };
}

/** A course of its own, with everybody signed in and ready to start. */
async function prepare({ db }: Place) {
  const quiz = { questionCount: pattern.questionCount, blueprint: blueprintOf(4) };
  const { slug, courseId } = await publishTinyCourse(db, { quiz, questions: poolOf(40) });
  return { slug, courseId, persons: await enrolPeople(db, slug, people, now()) };
}

async function wrongAttempts(db: Db, { told }: Tally): Promise<string[]> {
  const found: string[] = [];
  for (const claim of told) {
    const differing = claim.attemptId ? await differences(db, claim) : ['an attempt that never started'];
    if (differing.length > 0) found.push(differing.join('; '));
  }
  return found;
}

async function sitAtProduct(place: Place) {
  const { product, db } = place;
  const { slug, courseId, persons } = await prepare(place);
  const agent = openWire(people);
  try {
    const candidates = persons.map((person) => productCandidate(agent, product.url, slug, person));
    const outcome = await measured(place, webServerOf(product.pid), candidates);
    const enrolment = { courseId };
    const certificates = {
      made: await db.certificate.count({ where: { enrolment } }),
      due: await db.attemptStanding.count({ where: { passed: true, attempt: { enrolment } } }),
    };
    return { outcome, certificates, wrong: await wrongAttempts(db, outcome.tally) };
  } finally {
    agent.destroy();
  }
}

const isPass = (acknowledged: ReadonlyMap<number, readonly string[]>) =>
  [...acknowledged.values()].filter(([key]) => key === 'a').length >= pattern.questionCount * 0.8;

/** The same people in the same order at the bare server: whoever passed at the product passes here. */
async function sitAtBareServer(place: Place, { told }: Tally): Promise<Measured> {
  const { persons } = await prepare(place);
  const agent = openWire(people);
  const setup = { databaseUrl: place.databaseUrl, poolSize, questionCount: pattern.questionCount };
  try {
    return await withBareExam(setup, (origin, pid) => {
      const passes = told.map(({ acknowledged }) => isPass(acknowledged));
      const candidates = persons.map((person, index) => bareCandidate(agent, origin, passes[index] ?? false, person));
      return measured(place, pid, candidates);
    });
  } finally {
    agent.destroy();
  }
}

async function measureOn(place: Place): Promise<Row[]> {
  const { outcome: product, certificates, wrong } = await sitAtProduct(place);
  const bare = await sitAtBareServer(place, product.tally);
  for (const complaint of [...product.tally.complaints, ...wrong].slice(0, 20))
    process.stderr.write(`  ${complaint}\n`);
  if (failuresOf(bare.tally) > 0)
    throw new Error(`the bare server failed ${failuresOf(bare.tally)} times: ${bare.tally.complaints[0]}`);
  return [
    ...countRows(product, people * pattern.questionCount, wrong.length, certificates),
    ...timeRows(product.tally, bare.tally),
    ...wholeRows(product, bare, Math.round(people / meanThinkSeconds)),
  ];
}

export const commonStart: Figure = {
  name: 'common-start',
  title: `${people} therapists start at once, answer ${pattern.questionCount} questions each with ${pattern.thinkMs.from} to ${pattern.thinkMs.to} ms to think, and hand in at once; ${people} connections, the client on the same two cores`,
  measure: () =>
    withProduct(async (product, dataDir) => {
      const databaseUrl = databaseUrlOf(dataDir);
      const db = openDb(databaseUrl, 4);
      try {
        return await measureOn({ product, databaseUrl, databasePid: databaseProcessOf(dataDir), db });
      } finally {
        await db.$disconnect();
      }
    }),
};
