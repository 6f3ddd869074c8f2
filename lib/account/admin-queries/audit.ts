import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { containing, isId, paged, rowsOf } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import type { AuditFilter } from './schema.ts';

export type AuditItem = {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorLabel: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string;
  readonly detail: unknown;
};

const shape = {
  id: true,
  at: true,
  actorId: true,
  actorLabel: true,
  action: true,
  subjectType: true,
  subjectId: true,
  reason: true,
  detail: true,
} satisfies Prisma.AuditEventSelect;
const newestFirst = [{ at: 'desc' }, { id: 'desc' }] satisfies Prisma.AuditEventOrderByWithRelationInput[];

type Wanted = Omit<AuditFilter, 'page'>;

function conditions(filter: Wanted): Prisma.AuditEventWhereInput {
  const text = containing(filter.q);
  return {
    AND: [
      ...(filter.q
        ? [
            isId(filter.q)
              ? { OR: [{ subjectId: filter.q.toLowerCase() }, { actorId: filter.q }] }
              : { OR: [{ actorLabel: text }, { reason: text }, { subjectId: text }] },
          ]
        : []),
      ...(filter.action ? [{ action: filter.action }] : []),
      ...(filter.subject ? [{ subjectType: filter.subject }] : []),
    ],
  };
}

/** The trail, newest first. */
export async function listAudit(db: Db, admin: AdminViewer, filter: AuditFilter): Promise<Paged<AuditItem>> {
  assertAdmin(admin);
  const where = conditions(filter);
  const [total, rows] = await Promise.all([
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({ where, orderBy: newestFirst, ...rowsOf(filter.page), select: shape }),
  ]);
  return paged(rows, total, filter.page);
}

/** Every kind of act that the trail holds, by name. */
export async function listAuditActions(db: Db, admin: AdminViewer): Promise<string[]> {
  assertAdmin(admin);
  const rows = await db.auditEvent.groupBy({ by: ['action'], orderBy: { action: 'asc' } });
  return rows.map(({ action }) => action);
}

/** What was done to one thing, newest first. */
export async function listAuditOf(
  db: Db,
  admin: AdminViewer,
  subject: { type: string; id: string },
): Promise<AuditItem[]> {
  assertAdmin(admin);
  return db.auditEvent.findMany({
    where: { subjectType: subject.type, subjectId: subject.id },
    orderBy: newestFirst,
    take: 200,
    select: shape,
  });
}

const batchSize = 500;

/**
 * The whole trail, newest first, in batches: memory stays flat however long it is. Each batch starts after the last
 * row of the one before, so acts that are added meanwhile neither repeat nor hide a row.
 */
export async function* eachAuditBatch(
  db: Db,
  admin: AdminViewer,
  filter: Wanted,
  size = batchSize,
): AsyncGenerator<AuditItem[]> {
  assertAdmin(admin);
  let last: string | null = null;
  for (;;) {
    const rows: AuditItem[] = await db.auditEvent.findMany({
      where: conditions(filter),
      orderBy: newestFirst,
      take: size,
      ...(last ? { cursor: { id: last }, skip: 1 } : {}),
      select: shape,
    });
    if (rows.length > 0) yield rows;
    const end = rows.at(-1);
    if (!end || rows.length < size) return;
    last = end.id;
  }
}
