// Cache: none. Admin pages show what stands now.
import { assertAdmin } from '#lib/admin-guard.ts';
import { questionSchema } from '#lib/catalogue/question.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { importDefaultsSchema } from '../exchange/forms.ts';
import { planImport } from '../exchange/plan.ts';
import type { ImportPlan } from '../exchange/plan.ts';
import { readQuestions } from '../exchange/read.ts';
import type { ExchangeFormat, ExchangeProblem, ExportNote } from '../exchange/schema.ts';
import { fileKinds, writeQuestions } from '../exchange/write.ts';
import { importTargetUnscoped } from './import-target.ts';
import { poolIdsUnscoped } from './load-pool.ts';

export type VersionChoice = { readonly id: string; readonly title: string; readonly version: string };

/** Course versions that questions can be imported into, newest of each course first. */
export async function listImportVersions(db: Db, admin: AdminViewer): Promise<VersionChoice[]> {
  assertAdmin(admin);
  return db.courseVersion.findMany({
    orderBy: [{ course: { position: 'asc' } }, { publishedAt: 'desc' }],
    select: { id: true, title: true, version: true },
  });
}

export type VersionParts = VersionChoice & {
  readonly modules: readonly { readonly slug: string; readonly title: string }[];
  readonly outcomes: readonly { readonly id: string; readonly text: string }[];
};

/** The modules and outcomes of a course version, to choose defaults from. */
export async function getImportVersion(db: Db, admin: AdminViewer, id: string): Promise<VersionParts | null> {
  assertAdmin(admin);
  const row = await db.courseVersion.findUnique({
    where: { id },
    select: {
      id: true,
      title: true,
      version: true,
      outcomes: true,
      modules: { orderBy: { position: 'asc' }, select: { slug: true, title: true } },
    },
  });
  if (!row) return null;
  const outcomes = Array.isArray(row.outcomes) ? row.outcomes : [];
  return {
    ...row,
    outcomes: outcomes.flatMap((outcome) =>
      typeof outcome === 'object' && outcome !== null && !Array.isArray(outcome)
        ? [{ id: String(outcome['id']), text: String(outcome['text']) }]
        : [],
    ),
  };
}

export type ExportedPool = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly type: string;
  readonly title: string;
  readonly version: string;
  readonly questionCount: number;
  readonly notes: readonly ExportNote[];
};

/** The pool of a course’s newest version as a file, and what the format cannot carry; null when there is no such course. */
export async function exportPool(
  db: Db,
  admin: AdminViewer,
  { slug, format }: { readonly slug: string; readonly format: ExchangeFormat },
  at: Date,
): Promise<ExportedPool | null> {
  assertAdmin(admin);
  const version = await db.courseVersion.findFirst({
    where: { course: { slug } },
    orderBy: { publishedAt: 'desc' },
    select: { id: true, title: true, version: true },
  });
  if (!version) return null;
  const ids = await poolIdsUnscoped(db, version.id, at);
  const rows = await db.questionVersion.findMany({
    where: { id: { in: [...ids.values()] } },
    orderBy: { key: 'asc' },
    select: { body: true },
  });
  const questions = rows.map(({ body }) => questionSchema.parse(body));
  const { title, version: number } = version;
  const { bytes, notes } = writeQuestions(questions, format, { title, version: number });
  const { extension, type } = fileKinds[format];
  const fileName = `${slug}-${number.replace(/[^\w.-]/g, '-')}.${extension}`;
  return { bytes, fileName, type, title, version: number, questionCount: questions.length, notes };
}

export type CheckedUpload = {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly expiresAt: Date;
  readonly version: VersionChoice;
  readonly format: ExchangeFormat | null;
  readonly problems: readonly ExchangeProblem[];
  readonly lost: readonly ExchangeProblem[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly print: string;
};

const keysOf = (list: ImportPlan['added']) => list.map(({ question }) => question.key);

/** Reads an uploaded file against the pool as it stands; null when it is gone or someone else’s. */
export async function checkUpload(db: Db, admin: AdminViewer, id: string, at: Date): Promise<CheckedUpload | null> {
  assertAdmin(admin);
  const upload = await db.poolUpload.findFirst({
    where: { id, uploadedById: admin.userId, expiresAt: { gt: at } },
    select: {
      id: true,
      courseVersionId: true,
      fileName: true,
      sha256: true,
      bytes: true,
      defaults: true,
      expiresAt: true,
    },
  });
  if (!upload) return null;
  const { bytes, defaults, courseVersionId, ...rest } = upload;
  const [version, found] = await Promise.all([
    getImportVersion(db, admin, courseVersionId),
    importTargetUnscoped(db, courseVersionId, at),
  ]);
  if (!version || !found) return null;
  const read = readQuestions(bytes, upload.fileName, importDefaultsSchema.parse(defaults), found.known);
  const plan = planImport(read.questions, found.target);
  return {
    ...rest,
    sizeBytes: bytes.length,
    version: { id: version.id, title: version.title, version: version.version },
    format: read.format,
    problems: [...read.problems, ...plan.problems],
    lost: read.lost,
    added: keysOf(plan.added),
    changed: keysOf(plan.changed),
    unchanged: plan.unchanged,
    print: plan.print,
  };
}

export type DoneImport = {
  readonly id: string;
  readonly fileName: string;
  readonly format: string;
  readonly sha256: string;
  readonly addedCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly at: Date;
  readonly actorLabel: string;
  readonly reason: string;
  readonly courseTitle: string;
  readonly courseVersion: string;
  readonly keys: readonly string[];
};

/** An import that was done, with the keys it touched. */
export async function getPoolImport(db: Db, admin: AdminViewer, id: string): Promise<DoneImport | null> {
  assertAdmin(admin);
  const row = await db.poolImport.findUnique({
    where: { id },
    omit: { lost: true, actorId: true },
  });
  if (!row) return null;
  const { courseVersionId, ...rest } = row;
  const [version, changes] = await Promise.all([
    db.courseVersion.findUnique({ where: { id: courseVersionId }, select: { title: true, version: true } }),
    db.poolChange.findMany({ where: { cause: 'import', causeId: id }, orderBy: { key: 'asc' }, select: { key: true } }),
  ]);
  return {
    ...rest,
    courseTitle: version?.title ?? '',
    courseVersion: version?.version ?? '',
    keys: changes.map(({ key }) => key),
  };
}
