import { assertAdmin } from '#lib/admin-guard.ts';
import { recordAudit } from '#lib/audit/record.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { lockCourse } from './correct-question.ts';
import { importDefaultsSchema } from '../exchange/forms.ts';
import type { ConfirmImport } from '../exchange/forms.ts';
import { planImport } from '../exchange/plan.ts';
import type { ImportPlan } from '../exchange/plan.ts';
import { readQuestions } from '../exchange/read.ts';
import { importTargetUnscoped } from '../queries/import-target.ts';

export type ImportRefusal = 'upload-gone' | 'file-has-errors' | 'changes-nothing' | 'changed-since-check';

type Planned = ImportPlan['added'][number];

/** Stores the question versions that are new, and returns the id of each by key. */
async function writeVersions(
  tx: Tx,
  courseId: string,
  planned: readonly Planned[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const wanted = planned.map(({ question, hash }) => ({ key: question.key, contentHash: hash }));
  const find = () => tx.questionVersion.findMany({ where: { courseId, OR: wanted }, select: { id: true, key: true } });
  const known = new Set((await find()).map(({ key }) => key));
  await tx.questionVersion.createMany({
    data: planned
      .filter(({ question }) => !known.has(question.key))
      .map(({ question, hash }) => ({
        id: newId(),
        courseId,
        key: question.key,
        contentHash: hash,
        kind: question.kind,
        moduleSlug: question.module,
        outcome: question.outcome,
        topic: question.topic,
        level: question.level,
        safety: question.safety,
        body: JSON.parse(JSON.stringify(question)),
        createdAt: at,
      })),
  });
  return new Map((await find()).map(({ id, key }) => [key, id]));
}

/**
 * Imports a file that was checked: all of it or nothing. What is new or changed becomes a question version and a change to
 * the pool of this course version; what is the same stays untouched.
 */
export async function importPool(
  db: Db,
  admin: AdminViewer,
  { uploadId, print, reason }: ConfirmImport,
  at: Date,
): Promise<Result<{ importId: string }, ImportRefusal>> {
  assertAdmin(admin);
  return transact(db, async (tx) => {
    const upload = await tx.poolUpload.findFirst({
      where: { id: uploadId, uploadedById: admin.userId, expiresAt: { gt: at } },
    });
    if (!upload) return refuse('upload-gone');
    const { courseVersionId, fileName, sha256 } = upload;
    const version = await tx.courseVersion.findUnique({ where: { id: courseVersionId }, select: { courseId: true } });
    if (!version) return refuse('upload-gone');
    // Imports, corrections and retirements of a course come one after the other: the second sees what the first did.
    await lockCourse(tx, version.courseId);
    const found = await importTargetUnscoped(tx, courseVersionId, at);
    if (!found) return refuse('upload-gone');
    const read = readQuestions(upload.bytes, fileName, importDefaultsSchema.parse(upload.defaults), found.known);
    const plan = planImport(read.questions, found.target);
    if (read.format === null || read.problems.length > 0 || plan.problems.length > 0) return refuse('file-has-errors');
    const touched = [...plan.added, ...plan.changed];
    if (touched.length === 0) return refuse('changes-nothing');
    if (plan.print !== print) return refuse('changed-since-check');
    const importId = newId();
    const ids = await writeVersions(tx, found.courseId, touched, at);
    await tx.poolChange.createMany({
      data: touched.map(({ question }) => ({
        id: newId(),
        courseVersionId,
        key: question.key,
        questionVersionId: ids.get(question.key) ?? null,
        cause: 'import',
        causeId: importId,
        at,
        actorId: admin.userId,
        actorLabel: admin.label,
        reason,
      })),
    });
    const counts = {
      addedCount: plan.added.length,
      changedCount: plan.changed.length,
      unchangedCount: plan.unchanged.length,
    };
    const file = { format: read.format, fileName, sha256 };
    await tx.poolImport.create({
      data: {
        id: importId,
        courseVersionId,
        ...file,
        ...counts,
        lost: JSON.parse(JSON.stringify(read.lost)),
        at,
        actorId: admin.userId,
        actorLabel: admin.label,
        reason,
      },
      select: { id: true },
    });
    const entry = { action: 'pool.imported', subjectType: 'pool-import', subjectId: importId, reason } as const;
    await recordAudit(tx, admin, { ...entry, detail: { courseVersionId, ...file, ...counts } }, at);
    await tx.poolUpload.deleteMany({ where: { id: uploadId } });
    return ok({ importId });
  });
}
