import { join } from 'node:path';
import pg from 'pg';
import { getOverview } from '#lib/cpd-log/queries/standing.ts';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { startEmbedded } from '#lib/db/embedded.ts';
import { migrate } from '#lib/db/migrate.ts';
import { newId } from '#lib/ids.ts';
import { createTherapist, testStart } from '#tests/support/factories.ts';
import { quantile, timed } from './figure.ts';
import type { Figure, Row } from './figure.ts';
import { withFolder } from './product.ts';

const samples = 60;
const warmUps = 10;
const activities = [50, 500];
const bodySlugs = ['anta', 'myotherapy-association-australia', 'cnhc', 'florida'];
const dayMs = 24 * 60 * 60_000;
const modes = ['in_person', 'online_live', 'online_self_paced', 'reading'] as const;

/** A therapist with four bodies, and so much learning over three years. */
async function layOut(db: Db, count: number): Promise<string> {
  const { id: userId } = await createTherapist(db);
  const at = testStart;
  const joinedOn = new Date('2020-02-29T00:00:00Z');
  await db.cpdMembership.createMany({
    data: bodySlugs.map((bodySlug) => ({
      id: newId(),
      userId,
      bodySlug,
      disciplines: ['massage'],
      joinedOn,
      cycleEndsOn: new Date('2027-03-31T00:00:00Z'),
      createdAt: at,
      updatedAt: at,
    })),
  });
  await db.cpdEntry.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      id: newId(),
      userId,
      source: 'manual' as const,
      title: `Activity ${index}`,
      provider: 'A provider',
      completedOn: new Date(at.getTime() - Math.floor((index * 1_000) / count) * dayMs),
      minutes: 30 + (index % 5) * 30,
      mode: modes[index % modes.length] ?? 'other',
      relation: 'direct' as const,
      verification: 'self-declared',
      createdAt: at,
      updatedAt: at,
    })),
  });
  return userId;
}

async function rowFor(db: Db, client: pg.Client, count: number): Promise<Row> {
  const userId = await layOut(db, count);
  const [product, bare]: [number[], number[]] = [[], []];
  for (let run = 0; run < samples; run += 1) {
    product.push(await timed(() => getOverview(db, { userId, role: 'therapist' }, testStart)));
    bare.push(
      await timed(async () => {
        await client.query('SELECT * FROM "CpdMembership" WHERE "userId" = $1', [userId]);
        await client.query('SELECT * FROM "CpdEntry" WHERE "userId" = $1 ORDER BY "completedOn" DESC', [userId]);
      }),
    );
  }
  return {
    what: `Where I stand, four bodies, ${count} activities, p50`,
    unit: 'ms',
    better: 'lower',
    value: quantile(product.slice(warmUps), 0.5),
    against: 'the same rows by two plain statements',
    baseline: quantile(bare.slice(warmUps), 0.5),
  };
}

async function measureOn(url: string): Promise<Row[]> {
  await migrate(url);
  const db = openDb(url, 4);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows: Row[] = [];
    for (const count of activities) rows.push(await rowFor(db, client, count));
    return rows;
  } finally {
    await client.end();
    await db.$disconnect();
  }
}

export const standing: Figure = {
  name: 'standing',
  title: `reading a log and reckoning it by each body's rule, ${samples} each`,
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
