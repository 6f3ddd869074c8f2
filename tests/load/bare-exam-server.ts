// Run as a process of its own: what a sitting reads under lock and writes, by hand, behind a plain Node server. No pages,
// no rules, no marking: the floor that the product is held against.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import pg from 'pg';
import { newId, sha256 } from '#lib/ids.ts';
import { bareHandIn } from './quiz/bare-hand-in.ts';

type Setup = { readonly databaseUrl: string; readonly poolSize: number; readonly questionCount: number };
type Order = {
  readonly act: 'quiz' | 'start' | 'paper' | 'answer' | 'hand-in';
  readonly attemptId?: string;
  readonly enrolmentId?: string;
  readonly position?: number;
  readonly keys?: readonly string[];
  readonly passed?: boolean;
};
type Work = (client: pg.PoolClient, userId: string, order: Order) => Promise<object>;

const hash = '0'.repeat(64);

async function inTransaction(client: pg.PoolClient, work: () => Promise<object>): Promise<object> {
  await client.query('BEGIN');
  const value = await work();
  await client.query('COMMIT');
  return value;
}

const enrolmentOf = `SELECT e."id", e."courseId", e."courseVersionId", v."facts" FROM "Enrolment" e
  JOIN "CourseVersion" v ON v."id" = e."courseVersionId" WHERE e."userId" = $1 AND e."endedAt" IS NULL`;

const quiz: Work = async (client, userId) => ({ enrolment: (await client.query(enrolmentOf, [userId])).rows[0].id });

function starting(questionCount: number): Work {
  return (client, userId) =>
    inTransaction(client, async () => {
      const { id, courseVersionId, facts } = (await client.query(`${enrolmentOf} FOR UPDATE OF e`, [userId])).rows[0];
      await client.query('SELECT "id", "number" FROM "Attempt" WHERE "enrolmentId" = $1', [id]);
      await client.query('SELECT "moduleSlug" FROM "ModuleProgress" WHERE "enrolmentId" = $1', [id]);
      const pool = await client.query(
        `SELECT q."id", q."body" FROM "CourseVersionQuestion" c JOIN "QuestionVersion" q ON q."id" = c."questionVersionId"
         WHERE c."courseVersionId" = $1 LIMIT $2`,
        [courseVersionId, questionCount],
      );
      const attemptId = newId();
      const at = new Date();
      await client.query(
        'INSERT INTO "Attempt" ("id", "enrolmentId", "number", "seed", "policy", "startedAt") VALUES ($1, $2, 1, $3, $4, $5)',
        [attemptId, id, 'bare', JSON.stringify(facts.quiz), at],
      );
      await client.query(
        `INSERT INTO "AttemptSlot" ("attemptId", "position", "questionVersionId", "optionOrder")
         SELECT $1, position, question, '{a,b,c,d}' FROM unnest($2::uuid[]) WITH ORDINALITY AS slot(question, position)`,
        [attemptId, pool.rows.map((row) => row.id)],
      );
      await client.query(
        'INSERT INTO "AttemptStep" ("attemptId", "seq", "kind", "at", "response", "prevHash", "hash") VALUES ($1, 0, $2, $3, $4, $5, $5)',
        [attemptId, 'start', at, JSON.stringify({ seed: 'bare', paperHash: hash }), hash],
      );
      return { attemptId };
    });
}

const paper: Work = async (client, userId, { attemptId }) => {
  await client.query(
    'SELECT a."id" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId" WHERE a."id" = $1 AND e."userId" = $2',
    [attemptId, userId],
  );
  const slots = await client.query(
    `SELECT s."position", q."body" FROM "AttemptSlot" s JOIN "QuestionVersion" q ON q."id" = s."questionVersionId"
     WHERE s."attemptId" = $1 ORDER BY s."position"`,
    [attemptId],
  );
  const steps = await client.query('SELECT * FROM "AttemptStep" WHERE "attemptId" = $1 ORDER BY "seq"', [attemptId]);
  return { questions: slots.rows, steps: steps.rows };
};

const answer: Work = (client, userId, { attemptId, position, keys }) =>
  inTransaction(client, async () => {
    await client.query(
      'SELECT a."id" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId" WHERE a."id" = $1 AND e."userId" = $2 FOR UPDATE OF a',
      [attemptId, userId],
    );
    await client.query(
      `SELECT q."body" FROM "AttemptSlot" s JOIN "QuestionVersion" q ON q."id" = s."questionVersionId"
       WHERE s."attemptId" = $1 AND s."position" = $2`,
      [attemptId, position],
    );
    const last = await client.query(
      'SELECT "seq", "hash" FROM "AttemptStep" WHERE "attemptId" = $1 ORDER BY "seq" DESC LIMIT 1',
      [attemptId],
    );
    const seq = Number(last.rows[0].seq) + 1;
    await client.query(
      'INSERT INTO "AttemptStep" ("attemptId", "seq", "kind", "at", "position", "response", "prevHash", "hash") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [attemptId, seq, 'answer', new Date(), position, JSON.stringify({ keys }), last.rows[0].hash, hash],
    );
    return { state: { keys, expectedSeq: seq + 1 } };
  });

const handIn: Work = async (client, userId, { attemptId = '', enrolmentId = '', passed = false }) => {
  await bareHandIn(client, { attemptId, enrolmentId, userId }, passed);
  return {};
};

async function read(request: IncomingMessage): Promise<Order> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as Order;
}

function serve({ databaseUrl, poolSize, questionCount }: Setup): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
  const works: Record<Order['act'], Work> = {
    quiz,
    start: starting(questionCount),
    paper,
    answer,
    'hand-in': handIn,
  };
  const obey = async (request: IncomingMessage, response: ServerResponse) => {
    const order = await read(request);
    const client = await pool.connect();
    try {
      const token = sha256(String(request.headers['cookie']).split('=')[1] ?? '');
      const session = await client.query(
        'SELECT s.*, u.* FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."tokenHash" = $1',
        [token],
      );
      const body = JSON.stringify(await works[order.act](client, session.rows[0].userId, order));
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      client.release();
    } catch (error) {
      client.release(true);
      response.writeHead(500).end(String(error));
    }
  };
  const server = createServer((request, response) => void obey(request, response));
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address && typeof address === 'object') process.send?.(address.port);
  });
}

process.once('message', (setup) => serve(setup as Setup));
process.once('disconnect', () => process.exit(0));
