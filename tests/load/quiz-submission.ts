import { join } from 'node:path';
import pg from 'pg';
import { publishContent } from '#lib/catalogue/publish.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';
import { contentDir } from '#lib/paths.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { testStart } from '#tests/support/factories.ts';
import { quantile, timed } from './figure.ts';
import type { Figure, Row } from './figure.ts';
import { withFolder } from './product.ts';
import { bareHandIn } from './quiz/bare-hand-in.ts';
import { layOutPapers } from './quiz/papers.ts';
import type { OpenPaper } from './quiz/papers.ts';

const warmUps = 20;
const samples = 200;
const at = new Date(testStart.getTime() + 300_000);

async function handIn(db: Db, { attemptId, userId }: OpenPaper, passed: boolean): Promise<void> {
  const handedIn = await submitAttempt(db, { userId, role: 'therapist' }, attemptId, at, issueOnPass);
  if (!handedIn.ok || handedIn.value.passed !== passed) throw new Error('a paper was not marked as it was laid out');
}

/** Product and bare transaction in turn, each on papers of its own. */
async function inTurn(db: Db, client: pg.Client, passed: boolean) {
  const papers = await layOutPapers(db, 2 * (warmUps + samples), passed);
  const [product, bare]: [number[], number[]] = [[], []];
  for (let index = 0; index + 1 < papers.length; index += 2) {
    const [one, other] = papers.slice(index, index + 2) as [OpenPaper, OpenPaper];
    product.push(await timed(() => handIn(db, one, passed)));
    bare.push(await timed(() => bareHandIn(client, other, passed)));
  }
  return { product: product.slice(warmUps), bare: bare.slice(warmUps) };
}

async function rowsOf(db: Db, client: pg.Client, passed: boolean): Promise<Row[]> {
  const { product, bare } = await inTurn(db, client, passed);
  const what = passed ? 'Hand in, passed, certificate issued' : 'Hand in, not passed';
  return [50, 95].map((percent) => ({
    what: `${what}, p${percent}`,
    unit: 'ms',
    better: 'lower',
    value: quantile(product, percent / 100),
    against: `bare transaction, same locks and writes, p${percent}`,
    baseline: quantile(bare, percent / 100),
  }));
}

async function measureOn(url: string): Promise<Row[]> {
  await migrate(url);
  const db = openDb(url, 4);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const published = await publishContent(db, contentDir, testStart);
    if (!published.ok)
      throw new Error(`the content has faults: ${published.faults.map(({ message }) => message).join('; ')}`);
    return [...(await rowsOf(db, client, false)), ...(await rowsOf(db, client, true))];
  } finally {
    await client.end();
    await db.$disconnect();
  }
}

export const quizSubmission: Figure = {
  name: 'quiz-submission',
  title: `a full paper of the open course, embedded database, one after the other, ${samples} each`,
  measure: () =>
    withFolder(async (folder) => {
      const database = await startEmbedded({ databaseDir: join(folder, 'postgres'), database: 'bench' });
      try {
        return await measureOn(database.url);
      } finally {
        await database.stop();
      }
    }),
};
