// Cache: none. Every row is read again.
import type { Db, Tx } from '#lib/db/client.ts';
import { finding } from '../rules/audit/findings.ts';
import type { Finding, RecordFault } from '../rules/audit/findings.ts';
import { recordFindings } from '../rules/audit/record.ts';
import { readSeals } from '../rules/audit/seals.ts';
import { loadRecordsUnscoped } from './load-record.ts';
import type { BodyStore } from './load-record.ts';

export type RedrawOutcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly positions: readonly number[] }
  | { readonly kind: 'not-recomputable'; readonly why: string };
/** Draws the paper of an attempt again from its seed. */
export type Redraw = (tx: Tx, attemptId: string) => Promise<RedrawOutcome>;

export type VerifyOptions = {
  /** Without it, papers are held against the hash in their log and not against their seed. */
  readonly redraw?: Redraw;
  /** Only this attempt. */
  readonly attemptId?: string;
  /** Hash of a seal that was kept elsewhere. */
  readonly expect?: string;
  readonly batchSize?: number;
};

export type RecordsRead = {
  readonly attempts: number;
  readonly steps: number;
  readonly seals: number;
  readonly notRecomputed: number;
  readonly newestSeal: string | null;
};

type Tell = (fault: RecordFault) => void;

const standardBatch = 200;
const sealBatch = 2_000;
const keptChecks = 400;

/** One state of the database for all queries of a batch, so that a hand-in in between never looks like a fault. */
function inOneState<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return db.$transaction(work, { isolationLevel: 'RepeatableRead', timeout: 120_000, maxWait: 30_000 });
}

async function drawnAgain(tx: Tx, attemptId: string, redraw: Redraw | undefined): Promise<[Finding[], number]> {
  const outcome = redraw ? await redraw(tx, attemptId) : ({ kind: 'same' } as const);
  if (outcome.kind === 'not-recomputable') return [[], 1];
  if (outcome.kind === 'same') return [[], 0];
  return [outcome.positions.map((position) => finding('paper-redrawn', null, position)), 0];
}

async function readAttempts(db: Db, options: VerifyOptions, tell: Tell) {
  const { redraw, attemptId, batchSize = standardBatch } = options;
  const store: BodyStore = new Map();
  const counts = { attempts: 0, steps: 0, notRecomputed: 0 };
  for (let last: string | null = null; ;) {
    const where = attemptId ? { id: attemptId } : last ? { id: { gt: last } } : {};
    const batch = await inOneState(db, async (tx) => {
      const records = await loadRecordsUnscoped(tx, where, batchSize, store);
      for (const record of records) {
        const [redrawn, notRecomputed] = await drawnAgain(tx, record.attemptId, redraw);
        for (const found of [...recordFindings(record), ...redrawn])
          tell({ ...found, attemptId: record.attemptId, seal: null });
        counts.steps += record.steps.length;
        counts.notRecomputed += notRecomputed;
      }
      return records.map((record) => record.attemptId);
    });
    counts.attempts += batch.length;
    last = batch.at(-1) ?? null;
    if (attemptId || batch.length < batchSize || last === null) return counts;
  }
}

/** Sealed attempts that are no longer there. */
async function tellVanished(db: Db, attemptId: string | undefined, tell: Tell): Promise<void> {
  const rows = await db.$queryRaw<{ attemptId: string; number: number }[]>`
    SELECT s."attemptId", min(s."number")::int AS "number" FROM "AttemptSeal" s
    WHERE NOT EXISTS (SELECT 1 FROM "Attempt" a WHERE a."id" = s."attemptId")
      AND (${attemptId ?? null}::uuid IS NULL OR s."attemptId" = ${attemptId ?? null}::uuid)
    GROUP BY s."attemptId" ORDER BY 2`;
  for (const row of rows) tell({ ...finding('attempt-vanished'), attemptId: row.attemptId, seal: row.number });
}

/** Attempts whose number says that there was one before them, which is gone: also one that was never sealed. */
async function tellSkipped(db: Db, attemptId: string | undefined, tell: Tell): Promise<void> {
  const rows = await db.$queryRaw<{ attemptId: string }[]>`
    SELECT a."id" AS "attemptId" FROM "Attempt" a
    WHERE a."number" > 1 AND (${attemptId ?? null}::uuid IS NULL OR a."id" = ${attemptId ?? null}::uuid)
      AND NOT EXISTS (
        SELECT 1 FROM "Attempt" b WHERE b."enrolmentId" = a."enrolmentId" AND b."number" = a."number" - 1
      )
    ORDER BY 1`;
  for (const row of rows) tell({ ...finding('attempt-skipped'), attemptId: row.attemptId, seal: null });
}

async function readSealChain(db: Db, tell: Tell): Promise<Pick<RecordsRead, 'seals' | 'newestSeal'>> {
  let last: { number: number; sealHash: string } | null = null;
  let seals = 0;
  for (;;) {
    const after: number = last?.number ?? Number.MIN_SAFE_INTEGER;
    const rows = await db.attemptSeal.findMany({
      where: { number: { gt: Math.max(after, -2_147_483_648) } },
      orderBy: { number: 'asc' },
      take: sealBatch,
    });
    const read = readSeals(last, rows);
    for (const { number, attemptId, code } of read.faults) tell({ ...finding(code), attemptId, seal: number });
    seals += rows.length;
    last = read.last;
    if (rows.length < sealBatch) return { seals, newestSeal: last?.sealHash ?? null };
  }
}

async function countSeals(db: Db, attemptId: string): Promise<Pick<RecordsRead, 'seals' | 'newestSeal'>> {
  const seals = await db.attemptSeal.findMany({
    where: { attemptId },
    orderBy: { number: 'asc' },
    select: { sealHash: true },
  });
  return { seals: seals.length, newestSeal: seals.at(-1)?.sealHash ?? null };
}

/** Seals that were seen before, by an earlier check or by whoever kept one elsewhere, must still be in the chain. */
async function tellRemovedSeals(db: Db, expected: string | undefined, tell: Tell): Promise<void> {
  const checks = await db.recordCheck.findMany({
    where: { newestSeal: { not: null } },
    orderBy: { startedAt: 'desc' },
    take: keptChecks,
    select: { newestSeal: true },
  });
  const wanted = new Set([...checks.flatMap(({ newestSeal }) => newestSeal ?? []), ...(expected ? [expected] : [])]);
  const there = await db.attemptSeal.findMany({
    where: { sealHash: { in: [...wanted] } },
    select: { sealHash: true },
  });
  if (there.length < wanted.size) tell({ ...finding('seal-expected'), attemptId: null, seal: null });
}

/**
 * Reads every attempt and every seal, in batches, and tells each fault as it is found. Reads only. With an attempt's id,
 * that attempt alone, held against its seals.
 */
export async function verifyRecordsUnscoped(db: Db, options: VerifyOptions, tell: Tell): Promise<RecordsRead> {
  const counts = await readAttempts(db, options, tell);
  await tellVanished(db, options.attemptId, tell);
  await tellSkipped(db, options.attemptId, tell);
  const chain = options.attemptId ? await countSeals(db, options.attemptId) : await readSealChain(db, tell);
  if (!options.attemptId || options.expect) await tellRemovedSeals(db, options.expect, tell);
  return { ...counts, ...chain };
}
