import { assertAdmin } from '#lib/admin-guard.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { isUniqueViolation, transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import type { CloseCodeRefusal, CodeInput, CreateCodeRefusal } from '../schema/codes.ts';

/** Makes a promotion code; the audit keeps its terms. Refused when the code is taken or a course is unknown. */
export async function createCode(
  db: Db,
  admin: AdminViewer,
  input: CodeInput,
  at: Date,
): Promise<Result<{ readonly codeId: string }, CreateCodeRefusal>> {
  assertAdmin(admin);
  try {
    return await transact(db, (tx) => write(tx, admin, input, at));
  } catch (error) {
    if (isUniqueViolation(error, 'PromotionCode_code_key')) return refuse('code-taken');
    throw error;
  }
}

async function write(
  tx: Tx,
  admin: AdminViewer,
  input: CodeInput,
  at: Date,
): Promise<Result<{ readonly codeId: string }, CreateCodeRefusal>> {
  const { amounts, prices, courseSlugs, ...own } = input;
  const slugs = [...new Set([...courseSlugs, ...prices.map(({ courseSlug }) => courseSlug)])];
  const courses = await tx.course.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } });
  if (courses.length !== slugs.length) return refuse('unknown-course');
  const idOf = new Map(courses.map(({ id, slug }) => [slug, id]));
  const codeId = newId();
  await tx.promotionCode.create({
    data: {
      id: codeId,
      ...own,
      createdAt: at,
      createdById: admin.userId,
      amounts: { create: amounts },
      courses: { create: [...new Set(courseSlugs)].map((slug) => ({ courseId: idOf.get(slug) ?? '' })) },
      prices: {
        create: prices.map(({ courseSlug, currency, amountMinor }) => ({
          courseId: idOf.get(courseSlug) ?? '',
          currency,
          amountMinor,
        })),
      },
    },
  });
  const { startsAt, expiresAt, ...rest } = own;
  const detail = {
    ...rest,
    startsAt: startsAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    amounts,
    prices,
    courseSlugs,
  };
  const entry = { action: 'code.created', subjectType: 'code', subjectId: codeId, reason: own.label, detail } as const;
  await recordAudit(tx, admin, entry, at);
  return ok({ codeId });
}

/** Ends a code from now on, with a reason. Orders that used it keep their price; one that is open can still be paid. */
export async function closeCode(
  db: Db,
  admin: AdminViewer,
  codeId: string,
  reason: string,
  at: Date,
): Promise<Result<null, CloseCodeRefusal>> {
  assertAdmin(admin);
  return transact<Result<null, CloseCodeRefusal>>(db, async (tx) => {
    const { count } = await tx.promotionCode.updateMany({
      where: { id: codeId, closedAt: null },
      data: { closedAt: at },
    });
    if (count === 0) {
      const found = await tx.promotionCode.findUnique({ where: { id: codeId }, select: { id: true } });
      return refuse(found ? 'already-closed' : 'not-found');
    }
    await recordAudit(tx, admin, { action: 'code.closed', subjectType: 'code', subjectId: codeId, reason }, at);
    return ok(null);
  });
}
