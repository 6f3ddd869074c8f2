import { newSessionToken, openSession } from '#lib/auth/sessions.ts';
import { openDb } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { createAdmin } from '#tests/support/factories.ts';
import { getRaw } from './bare.ts';
import { quantile, timed } from './figure.ts';
import type { Figure, Row } from './figure.ts';
import { generateInto } from './generated/insert.ts';
import { databaseUrlOf, withProduct } from './product.ts';

const warmUps = 3;
const samples = 20;
const seed = 'admin pages';
const paths = ['/admin', '/admin/attempts', '/admin/therapists', '/admin/enrolments', '/admin/certificates'];

async function adminCookie(databaseUrl: string): Promise<string> {
  const db = openDb(databaseUrl, 1);
  try {
    const token = newSessionToken();
    const { id } = await createAdmin(db);
    await openSession(db, { token, userId: id, userAgent: null }, now());
    return `afferent-session=${token}`;
  } finally {
    await db.$disconnect();
  }
}

async function timesOf(url: string, cookie: string): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < warmUps + samples; index += 1) {
    times.push(
      await timed(async () => {
        const { status } = await getRaw(url, { cookie });
        if (status !== 200) throw new Error(`${url} answered ${status}`);
      }),
    );
  }
  return times.slice(warmUps);
}

async function measureOn(origin: string, databaseUrl: string): Promise<Row[]> {
  const cookie = await adminCookie(databaseUrl);
  const small = await generateInto(databaseUrl, 'S', seed);
  const attempt = (id: string) => `/admin/attempts/${id}`;
  const few = new Map<string, number[]>();
  for (const path of [...paths, attempt(small.attemptId)]) few.set(path, await timesOf(`${origin}${path}`, cookie));
  const { attempts, attemptId } = await generateInto(databaseUrl, 'L', `${seed} again`);
  const rows: Row[] = [];
  for (const path of [...paths, attempt(attemptId)]) {
    const many = await timesOf(`${origin}${path}`, cookie);
    const isAttempt = path === attempt(attemptId);
    for (const percent of [50, 95])
      rows.push({
        what: `${isAttempt ? '/admin/attempts/…' : path}, ${attempts} attempts, p${percent}`,
        unit: 'ms',
        better: 'lower',
        value: quantile(many, percent / 100),
        against: `the same page with ${small.attempts} attempts, p${percent}`,
        baseline: quantile(few.get(isAttempt ? attempt(small.attemptId) : path) ?? [], percent / 100),
      });
  }
  return rows;
}

export const adminPages: Figure = {
  name: 'admin-pages',
  title: `admin pages with the generated students of size L, one after the other, ${samples} each`,
  measure: () => withProduct(({ url }, dataDir) => measureOn(url, databaseUrlOf(dataDir))),
};
