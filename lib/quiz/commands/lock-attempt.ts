import type { Tx } from '#lib/db/client.ts';

const attemptShape = {
  id: true,
  number: true,
  enrolmentId: true,
  policy: true,
  deadlineAt: true,
  enrolment: {
    select: { userId: true, endedAt: true, accessUntil: true, frozenAt: true, course: { select: { slug: true } } },
  },
  result: true,
} as const;

export type LockedAttempt = NonNullable<Awaited<ReturnType<typeof read>>>;

function read(tx: Tx, attemptId: string) {
  return tx.attempt.findUnique({ where: { id: attemptId }, select: attemptShape });
}

/** Takes the row of an attempt of this person, so that nobody else writes to its log until the transaction ends. */
export async function lockOwnAttempt(tx: Tx, userId: string, attemptId: string): Promise<LockedAttempt | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Attempt" a JOIN "Enrolment" e ON e."id" = a."enrolmentId"
    WHERE a."id" = ${attemptId}::uuid AND e."userId" = ${userId}::uuid
    FOR UPDATE OF a`;
  return rows.length === 0 ? null : read(tx, attemptId);
}

/** Takes the row of an enrolment: an end of it waits until the transaction is over, or has been seen by it. */
export async function lockEnrolment(tx: Tx, enrolmentId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Enrolment" WHERE "id" = ${enrolmentId}::uuid FOR UPDATE`;
}
