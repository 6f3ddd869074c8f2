import type { Prisma } from '#generated/client.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { queueMail } from '#lib/email/queue.ts';
import { recordFault } from '#lib/email/templates/record-fault.ts';
import { env } from '#lib/env.ts';
import { newId } from '#lib/ids.ts';
import { log } from '#lib/log.ts';
import { sealAttempts } from '../commands/seal-attempts.ts';
import { verifyRecordsUnscoped } from '../queries/verify-records.ts';
import type { Redraw } from '../queries/verify-records.ts';
import { faultName, recordFaultSchema } from '../rules/audit/findings.ts';
import type { RecordFault } from '../rules/audit/findings.ts';

/** Faults that are kept of one check; their number is kept whole. */
const keptFaults = 500;

function storedFaults(faults: unknown): RecordFault[] {
  const read = recordFaultSchema.array().safeParse(faults);
  return read.success ? read.data : [];
}

async function tellAdmins(tx: Tx, newFaults: number, allFaults: number, at: Date): Promise<void> {
  const admins = await tx.user.findMany({ where: { role: 'admin' }, select: { email: true } });
  const mail = recordFault({ newFaults, allFaults, url: `${env().appUrl}/admin/audit/record` });
  for (const { email } of admins) await queueMail(tx, { kind: 'record-fault', to: email, ...mail }, at);
}

async function writeCheck(
  db: Db,
  check: Omit<Prisma.RecordCheckCreateInput, 'id' | 'faults'>,
  faults: readonly RecordFault[],
): Promise<void> {
  await transact(db, async (tx) => {
    const before = await tx.recordCheck.findFirst({ orderBy: { startedAt: 'desc' }, select: { faults: true } });
    const known = new Set(storedFaults(before?.faults).map(faultName));
    const newFaults = faults.filter((fault) => !known.has(faultName(fault))).length;
    await tx.recordCheck.create({
      data: { ...check, id: newId(), faults: faults.map((fault) => ({ ...fault })) },
      select: { id: true },
    });
    if (newFaults > 0) await tellAdmins(tx, newFaults, check.faultCount, new Date(check.endedAt));
  });
}

/**
 * The nightly job: seals what ended, reads everything again, writes down what was found, and tells the admins once of
 * what is new.
 * @param clock reads the time again when the reading is over
 */
export function makeVerifyRecords(
  clock: () => Date,
  redraw?: Redraw,
): (db: Db, payload: unknown, at: Date) => Promise<void> {
  return async (db, _payload, at) => {
    const sealed = await sealAttempts(db, at);
    const kept: RecordFault[] = [];
    let faultCount = 0;
    const { attempts, steps, notRecomputed, newestSeal } = await verifyRecordsUnscoped(
      db,
      redraw ? { redraw } : {},
      (fault) => {
        faultCount += 1;
        if (kept.length < keptFaults) kept.push(fault);
      },
    );
    const counts = { attempts, steps, notRecomputed, faultCount };
    await writeCheck(db, { startedAt: at, endedAt: clock(), ...counts, newestSeal }, kept);
    if (faultCount > 0) log.error({ ...counts, sealed }, 'the quiz record has faults');
    else log.info({ ...counts, sealed }, 'the quiz record is whole');
  };
}
