import { approvedUnitsOf } from '#lib/bodies/queries/approvals.ts';
import type { Subject } from '#lib/bodies/schema.ts';
import { publicShape, certificateSelect } from '#lib/certificate/queries/shape.ts';
import type { Db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import type { Viewer } from '#lib/viewer.ts';
import type { LogEntry, ReflectionItem, Verification } from '../schema.ts';

const select = {
  id: true,
  source: true,
  title: true,
  provider: true,
  startedOn: true,
  completedOn: true,
  minutes: true,
  mode: true,
  relation: true,
  subjects: true,
  disciplines: true,
  isAssessed: true,
  learned: true,
  use: true,
  verification: true,
  revision: true,
  certificate: { select: certificateSelect },
  claims: { select: { bodySlug: true, isExcluded: true, unitsMilli: true } },
  files: {
    select: { id: true, fileName: true, mediaType: true, sizeBytes: true, sha256: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  },
  reflections: { select: { id: true, shape: true, answers: true, updatedAt: true }, orderBy: { shape: 'asc' } },
} as const;

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

function read(db: Db, viewer: Viewer, where: { id?: string; from?: string; to?: string }) {
  return db.cpdEntry.findMany({
    where: {
      userId: viewer.userId,
      ...(where.id === undefined ? {} : { id: where.id }),
      completedOn: {
        ...(where.from === undefined ? {} : { gte: new Date(`${where.from}T00:00:00Z`) }),
        ...(where.to === undefined ? {} : { lte: new Date(`${where.to}T00:00:00Z`) }),
      },
    },
    orderBy: [{ completedOn: 'desc' }, { createdAt: 'desc' }, { id: 'asc' }],
    select,
  });
}

type Row = Awaited<ReturnType<typeof read>>[number];

function certificateOf(row: Row): LogEntry['certificate'] {
  if (!row.certificate) return null;
  const { code, number, status, certificate } = publicShape(row.certificate);
  return {
    id: row.certificate.id,
    code,
    number,
    status,
    courseSlug: certificate.courseSlug,
    courseVersion: certificate.courseVersion,
    approvedUnits: approvedUnitsOf(certificate.approvals ?? []),
  };
}

function entryOf(row: Row): LogEntry {
  const { startedOn, completedOn, claims, files, reflections, subjects, verification, ...rest } = row;
  return {
    ...rest,
    startedOn: startedOn ? dayOf(startedOn) : null,
    completedOn: dayOf(completedOn),
    subjects: subjects as Subject[],
    verification: verification as Verification,
    certificate: certificateOf(row),
    claims: Object.fromEntries(
      claims.map(({ bodySlug, isExcluded, unitsMilli }) => [
        bodySlug,
        { isExcluded, units: unitsMilli === null ? null : unitsMilli / 1000 },
      ]),
    ),
    evidence: files,
    reflections: reflections as unknown as ReflectionItem[],
  };
}

/** The viewer's own log, newest first; between two days (YYYY-MM-DD, both part of it) where they are given. Not cached. */
export async function listLog(
  db: Db,
  viewer: Viewer,
  between: { readonly from?: string; readonly to?: string } = {},
): Promise<LogEntry[]> {
  return (await read(db, viewer, between)).map(entryOf);
}

/** One line of the viewer's own log; null for anyone else's, and for an id that is none. */
export async function getEntry(db: Db, viewer: Viewer, id: string): Promise<LogEntry | null> {
  if (!isId(id)) return null;
  const [row] = await read(db, viewer, { id });
  return row ? entryOf(row) : null;
}
