import pg from 'pg';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { readFactsPolicy, readQuestion } from '#lib/quiz/stored.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';
import { poolOf } from '#tests/support/sitting/course.ts';
import { makeStudents, sizes } from './make.ts';
import type { Course, Pool, Rows, Size } from './make.ts';

const batch = 250;

async function publish(db: Db, seed: string): Promise<Course> {
  const slug = `load-${seed.replaceAll(/[^a-z0-9]+/g, '-')}`;
  const quiz = { questionCount: 20, blueprint: blueprintOf(4), waitMinutesAfterFail: [] };
  const { courseId, courseVersionId } = await publishTinyCourse(db, { slug, quiz, questions: poolOf(40) });
  const version = await db.courseVersion.findUniqueOrThrow({
    where: { id: courseVersionId },
    select: { facts: true, questions: { select: { questionVersion: { select: { id: true, body: true } } } } },
  });
  const pool = version.questions.flatMap(({ questionVersion: { id, body } }): Pool => {
    const question = readQuestion(body);
    return question.kind === 'single' ? [{ id, question }] : [];
  });
  // The database hands rows out in no order; the drawing is to follow from the seed alone.
  const inOrder = pool.toSorted((one, other) => (one.question.key < other.question.key ? -1 : 1));
  return { courseId, courseVersionId, policy: readFactsPolicy(version.facts), pool: inOrder };
}

async function insert(client: pg.Client, rows: Rows): Promise<void> {
  await client.query('BEGIN');
  for (const [table, ofTable] of Object.entries(rows)) {
    const [first] = ofTable;
    if (!first) continue;
    const columns = Object.keys(first)
      .map((name) => `"${name}"`)
      .join(', ');
    await client.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1)`,
      [JSON.stringify(ofTable)],
    );
  }
  await client.query('COMMIT');
}

export type Generated = { readonly students: number; readonly attempts: number; readonly attemptId: string };

/** Fills a migrated database with the students of a size, all in one course of its own. */
export async function generateInto(url: string, size: Size, seed: string): Promise<Generated> {
  const db = openDb(url, 2);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const course = await publish(db, `${seed} ${size.toLowerCase()}`);
    const students = sizes[size];
    let [attempts, attemptId] = [0, ''];
    for (let from = 0; from < students; from += batch) {
      const rows = makeStudents(course, seed, from, Math.min(students, from + batch));
      await insert(client, rows);
      attempts += rows.Attempt.length;
      attemptId = String(rows.Attempt.at(-1)?.['id']);
    }
    await client.query('ANALYZE');
    return { students, attempts, attemptId };
  } finally {
    await client.end();
    await db.$disconnect();
  }
}
