import { validate } from 'uuid';
import { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { parseCode } from '../code.ts';
import { percentOf } from '../snapshot.ts';
import type {
  AdminCertificate,
  CertificateFilter,
  CertificateListItem,
  CertificatePage,
  CertificateSnapshot,
  CertificateStatus,
  IssueRequestItem,
} from '../schema.ts';
import { certificateSelect, eventsShape, publicShape } from './shape.ts';

const pageSize = 50;

type ListRow = {
  id: string;
  code: string;
  number: string;
  snapshot: CertificateSnapshot;
  issuedAt: Date;
  email: string;
  status: CertificateStatus;
};

function matching({ q, status }: CertificateFilter): Prisma.Sql {
  const conditions: Prisma.Sql[] = [Prisma.sql`TRUE`];
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    const code = parseCode(q);
    conditions.push(
      Prisma.sql`(c."number" ILIKE ${like} OR u."email" ILIKE ${like} OR c."snapshot"->>'holderName' ILIKE ${like} OR c."code" = ${code.ok ? code.code : q.toUpperCase()})`,
    );
  }
  if (status) conditions.push(Prisma.sql`s."status" = ${status}`);
  return Prisma.join(conditions, ' AND ');
}

/** The state of each certificate is its newest event and, as in `statusAt`, its last day. */
const sourceAt = (at: Date) => Prisma.sql`
  "Certificate" c
  JOIN "User" u ON u."id" = c."userId"
  JOIN LATERAL (
    SELECT CASE
      WHEN e."kind" IN ('superseded', 'revoked') THEN e."kind"::text
      WHEN (c."snapshot"->>'validUntil')::date + interval '36 hours' <= ${at}::timestamptz AT TIME ZONE 'UTC' THEN 'expired'
      ELSE 'valid' END AS "status"
    FROM "CertificateEvent" e WHERE e."certificateId" = c."id" ORDER BY e."seq" DESC LIMIT 1
  ) s ON TRUE`;

function itemShape(row: ListRow): CertificateListItem {
  const { holderName, courseTitle, completedOn, basis } = row.snapshot;
  return {
    id: row.id,
    code: row.code,
    number: row.number,
    holderName,
    email: row.email,
    courseTitle,
    completedOn,
    basis,
    status: row.status,
    issuedAt: row.issuedAt,
  };
}

/** Certificates newest first; `q` is looked for in number, code, name and address. */
export async function listCertificates(
  db: Db,
  _admin: AdminViewer,
  filter: CertificateFilter = {},
  at: Date = now(),
): Promise<CertificatePage> {
  const source = sourceAt(at);
  const where = matching(filter);
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total FROM ${source} WHERE ${where}`;
  const total = Number(counted?.total ?? 0);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, filter.page ?? 1), pages);
  const rows = await db.$queryRaw<ListRow[]>`
    SELECT c."id", c."code", c."number", c."snapshot", c."issuedAt", u."email", s."status" FROM ${source}
    WHERE ${where} ORDER BY c."issuedAt" DESC, c."number" DESC LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { items: rows.map(itemShape), total, page, pages };
}

/** One certificate with its whole history, reasons included. */
export async function getCertificateAdmin(db: Db, _admin: AdminViewer, id: string): Promise<AdminCertificate | null> {
  if (!validate(id)) return null;
  const row = await db.certificate.findUnique({
    where: { id },
    select: {
      ...certificateSelect,
      enrolmentId: true,
      attemptId: true,
      user: { select: { id: true, email: true, legalName: true } },
    },
  });
  if (!row) return null;
  return {
    id: row.id,
    ...publicShape(row),
    events: eventsShape(row),
    holder: { userId: row.user.id, email: row.user.email, legalName: row.user.legalName },
    enrolmentId: row.enrolmentId,
    attemptId: row.attemptId,
    supersedesId: row.supersedesId,
    supersededById: row.supersededBy?.id ?? null,
  };
}

/** Passes that wait for a decision, oldest first. */
export async function listIssueRequests(db: Db, _admin: AdminViewer): Promise<IssueRequestItem[]> {
  const requests = await db.issueRequest.findMany({
    where: { decidedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      enrolmentId: true,
      attemptId: true,
      createdAt: true,
      enrolment: {
        select: {
          user: { select: { email: true, legalName: true, legalNameConfirmedAt: true } },
          courseVersion: { select: { title: true } },
        },
      },
    },
  });
  const attempts = await db.attempt.findMany({
    where: { id: { in: requests.map(({ attemptId }) => attemptId) } },
    select: { id: true, number: true, result: { select: { percentTenths: true, finishedAt: true } } },
  });
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  return requests.map(({ enrolment, ...request }) => {
    const attempt = byId.get(request.attemptId);
    const { email, legalName, legalNameConfirmedAt } = enrolment.user;
    return {
      ...request,
      holder: { email, legalName, nameConfirmed: legalNameConfirmedAt !== null },
      courseTitle: enrolment.courseVersion.title,
      percent: percentOf(attempt?.result?.percentTenths ?? 0),
      attemptNumber: attempt?.number ?? 0,
      passedAt: attempt?.result?.finishedAt ?? request.createdAt,
    };
  });
}
