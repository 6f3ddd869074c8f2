import type { Prisma } from '#generated/client.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { isId, paged, pageSize } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { approvalStateOn, approvalsFor } from '../rules/approvals.ts';
import type { ApprovalFacts, ApprovalState } from '../rules/approvals.ts';
import type { ApprovalFilter } from '../schema/approvals.ts';

export type ApprovalItem = ApprovalFacts & {
  readonly courseTitle: string;
  readonly courseSlug: string;
  readonly courseVersion: string;
  readonly state: ApprovalState;
  readonly createdAt: Date;
  readonly withdrawnReason: string | null;
};
export type VersionChoice = { readonly id: string; readonly title: string; readonly version: string };

const shape = {
  id: true,
  courseVersionId: true,
  bodySlug: true,
  jurisdiction: true,
  approvalNumber: true,
  providerNumber: true,
  approvedTitle: true,
  unitsMilli: true,
  validFrom: true,
  validUntil: true,
  withdrawnAt: true,
} satisfies Prisma.ApprovalSelect;
const adminShape = {
  ...shape,
  createdAt: true,
  withdrawnReason: true,
  courseVersion: { select: { title: true, version: true, course: { select: { slug: true } } } },
} satisfies Prisma.ApprovalSelect;

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

function factsOf<Row extends { validFrom: Date; validUntil: Date | null }>(row: Row) {
  return { ...row, validFrom: dayOf(row.validFrom), validUntil: row.validUntil ? dayOf(row.validUntil) : null };
}

function present(row: Prisma.ApprovalGetPayload<{ select: typeof adminShape }>, today: string): ApprovalItem {
  const { courseVersion, ...facts } = factsOf(row);
  return {
    ...facts,
    courseTitle: courseVersion.title,
    courseSlug: courseVersion.course.slug,
    courseVersion: courseVersion.version,
    state: approvalStateOn(facts, today),
  };
}

/** Every approval of a course version, withdrawn ones included. Not cached; in the transaction that asks. */
export async function listApprovalsOfVersion(db: Db | Tx, courseVersionId: string): Promise<ApprovalFacts[]> {
  const rows = await db.approval.findMany({
    where: { courseVersionId },
    orderBy: [{ bodySlug: 'asc' }, { jurisdiction: 'asc' }, { validFrom: 'asc' }],
    select: shape,
  });
  return rows.map(factsOf);
}

/** The approvals that hold for a completion of a version on a day. Public: anyone may know what is approved. */
export async function listApprovalsHolding(
  db: Db | Tx,
  courseVersionId: string,
  completedOn: string,
): Promise<ApprovalFacts[]> {
  return approvalsFor(await listApprovalsOfVersion(db, courseVersionId), courseVersionId, completedOn);
}

/** The registry, newest first. There are few, so the state, which depends on the day, is filtered here. */
export async function listApprovals(
  db: Db,
  admin: AdminViewer,
  filter: ApprovalFilter,
  today: string,
): Promise<Paged<ApprovalItem>> {
  assertAdmin(admin);
  const rows = await db.approval.findMany({
    where: {
      ...(filter.body ? { bodySlug: filter.body } : {}),
      ...(filter.course ? { courseVersion: { course: { slug: filter.course } } } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: adminShape,
  });
  const items = rows
    .map((row) => present(row, today))
    .filter(({ state }) => filter.state === '' || state === filter.state);
  const start = (filter.page - 1) * pageSize;
  return paged(items.slice(start, start + pageSize), items.length, filter.page);
}

/** One approval; null when there is none. */
export async function getApproval(db: Db, admin: AdminViewer, id: string, today: string): Promise<ApprovalItem | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const row = await db.approval.findUnique({ where: { id }, select: adminShape });
  return row ? present(row, today) : null;
}

/** Every published version, newest of each course first: what an approval can be for. */
export async function listVersionChoices(db: Db, admin: AdminViewer): Promise<VersionChoice[]> {
  assertAdmin(admin);
  return db.courseVersion.findMany({
    orderBy: [{ course: { position: 'asc' } }, { publishedAt: 'desc' }],
    select: { id: true, title: true, version: true },
  });
}
