import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { erasedEmail, mayErase } from '../rules/erasure.ts';
import type { EraseRefusal } from '../rules/erasure.ts';
import { forgetInMail } from './forget-in-mail.ts';
import { forgetInOrders } from './forget-in-orders.ts';
import { forgetOwnRows } from './forget-own-rows.ts';
import type { DeleteStored } from './forget-own-rows.ts';
import { scrubHistories } from './scrub-histories.ts';

/** What other domains do of it: an account stands to the right of all of them and imports none. */
export type ErasureParts = {
  readonly endEnrolment: (
    tx: Tx,
    input: { readonly enrolmentId: string; readonly reason: string; readonly actorId: string | null },
    at: Date,
  ) => Promise<unknown>;
  readonly deleteStored: DeleteStored;
};

export type EraseInput = { readonly typedEmail: string; readonly sessionToken: string | null };

/** The word that a checkout was paid in its last minute may come after its end. */
const lateWordHours = 24;
const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * 3_600_000);

async function readFacts(tx: Tx, userId: string, { typedEmail, sessionToken }: EraseInput, at: Date) {
  const person = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, role: true, legalName: true, displayName: true, erasedAt: true },
  });
  const session = sessionToken
    ? await tx.session.findFirst({
        where: { tokenHash: sha256(sessionToken), userId, expiresAt: { gt: at } },
        select: { createdAt: true },
      })
    : null;
  const paying = await tx.order.count({
    where: {
      userId,
      OR: [{ status: 'pending' }, { status: 'open', expiresAt: { gt: hoursBefore(at, lateWordHours) } }],
    },
  });
  const facts = {
    role: person.role,
    isErased: person.erasedAt !== null,
    email: person.email,
    typedEmail,
    signedInAt: session?.createdAt ?? null,
    isPaying: paying > 0,
  };
  return { person, facts };
}

/** Whether `eraseAccount` would do it now: for the question before it is done. */
export async function mayEraseNow(
  db: Db,
  viewer: Viewer,
  input: EraseInput,
  at: Date,
): Promise<Result<null, EraseRefusal>> {
  return transact(db, async (tx) => mayErase((await readFacts(tx, viewer.userId, input, at)).facts, at));
}

/**
 * Makes the viewer's own account a pseudonym: names, address and all that is theirs alone goes, running enrolments end, and
 * what has to stay (`keptOnErasure`) stays. No certificate is revoked. One transaction: all of it or nothing.
 */
export async function eraseAccount(
  db: Db,
  viewer: Viewer,
  input: EraseInput,
  parts: ErasureParts,
  at: Date,
): Promise<Result<null, EraseRefusal>> {
  return transact<Result<null, EraseRefusal>>(db, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${viewer.userId}::uuid FOR UPDATE`;
    const { person, facts } = await readFacts(tx, viewer.userId, input, at);
    const may = mayErase(facts, at);
    if (!may.ok) return refuse(may.reason);
    const { userId } = viewer;
    await forgetInMail(tx, userId, person);
    await pseudonymise(tx, userId, at);
    await endRunning(tx, userId, parts, at);
    await forgetOwnRows(tx, userId, parts.deleteStored);
    await forgetInOrders(tx, userId, person.email);
    await tx.signInChallenge.deleteMany({ where: { email: person.email } });
    await scrubHistories(tx, userId);
    return ok(null);
  });
}

async function pseudonymise(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: {
      email: erasedEmail(newId()),
      emailVerifiedAt: null,
      displayName: null,
      legalName: null,
      legalNameConfirmedAt: null,
      countryCode: null,
      timeZone: 'UTC',
      erasedAt: at,
    },
    select: { id: true },
  });
}

async function endRunning(tx: Tx, userId: string, { endEnrolment }: ErasureParts, at: Date): Promise<void> {
  const running = await tx.enrolment.findMany({ where: { userId, endedAt: null }, select: { id: true } });
  for (const { id } of running)
    await endEnrolment(tx, { enrolmentId: id, reason: 'account-erased', actorId: userId }, at);
}
