import { createHash } from 'node:crypto';
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { limits } from '../exchange/schema.ts';
import type { ImportDefaults } from '../exchange/schema.ts';
import { importTargetUnscoped } from '../queries/import-target.ts';

export type UploadInput = {
  readonly courseVersionId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly defaults: ImportDefaults;
};
export type UploadRefusal =
  | 'version-not-found'
  | 'file-missing'
  | 'file-too-large'
  | 'module-unknown'
  | 'outcome-unknown';

const keptHours = 24;
const keptEach = 5;

/** A name to show, whatever a browser sends for one. */
function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').slice(0, 120) || 'file';
}

/** Keeps a file until it is confirmed, so that what was checked is what is imported. Changes no question. */
export async function keepUpload(
  db: Db,
  admin: AdminViewer,
  { courseVersionId, fileName, bytes, defaults }: UploadInput,
  at: Date,
): Promise<Result<{ uploadId: string }, UploadRefusal>> {
  assertAdmin(admin);
  if (bytes.length === 0) return refuse('file-missing');
  if (bytes.length > limits.fileBytes) return refuse('file-too-large');
  return transact(db, async (tx) => {
    const found = await importTargetUnscoped(tx, courseVersionId, at);
    if (!found) return refuse('version-not-found');
    if (!found.target.modules.has(defaults.module)) return refuse('module-unknown');
    if (!found.target.outcomes.has(defaults.outcome)) return refuse('outcome-unknown');
    const own = await tx.poolUpload.findMany({
      where: { uploadedById: admin.userId },
      orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
      skip: keptEach - 1,
      select: { id: true },
    });
    const old = own.map(({ id }) => id);
    await tx.poolUpload.deleteMany({ where: { OR: [{ expiresAt: { lte: at } }, { id: { in: old } }] } });
    const uploadId = newId();
    await tx.poolUpload.create({
      data: {
        id: uploadId,
        courseVersionId,
        fileName: shownName(fileName),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes,
        defaults: { ...defaults },
        uploadedAt: at,
        expiresAt: new Date(at.getTime() + keptHours * 3_600_000),
        uploadedById: admin.userId,
      },
      select: { id: true },
    });
    return ok({ uploadId });
  });
}
