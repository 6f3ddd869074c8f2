import { Prisma } from '#generated/client.ts';
import { turnTimeoutMs } from './client.ts';
import type { Db, Tx } from './client.ts';

const retries = 5;

const retryable = /\b(?:40001|40P01)\b/;

/** The database asks to try again: a write conflict or a deadlock, from a query of Prisma's (P2034) or from raw SQL (P2010). */
function isSerialisationFailure(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return (
    error.code === 'P2034' ||
    (error.code === 'P2010' && retryable.test(`${error.message} ${JSON.stringify(error.meta ?? {})}`))
  );
}

/** True for a broken unique constraint; with `index`, only for that one. */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false;
  return index === undefined || JSON.stringify(error.meta ?? {}).includes(index);
}

/** Runs `work` in one transaction and tries again when the database asks for it (deadlock, serialisation). */
export async function transact<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.$transaction(work, { timeout: turnTimeoutMs, maxWait: turnTimeoutMs });
    } catch (error) {
      if (!isSerialisationFailure(error) || tried >= retries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** tried));
    }
  }
}
