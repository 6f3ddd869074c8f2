import type { Db } from '#lib/db/client.ts';
import { ok } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { listMine } from '../queries/mine.ts';
import { checkName } from '../rules.ts';
import type { NameFault } from '../rules.ts';
import type { ConfirmNameInput } from '../schema.ts';
import { claimCertificate } from './issue-on-pass.ts';

/** Stores the therapist's own legal name as confirmed, then collects every certificate that waited for it. */
export async function confirmName(
  db: Db,
  viewer: Viewer,
  input: ConfirmNameInput,
  at: Date,
): Promise<Result<{ certificateIds: string[] }, NameFault>> {
  const name = checkName(input.legalName);
  if (!name.ok) return name;
  // A request that waited while its account was erased writes nothing.
  await db.user.updateMany({
    where: { id: viewer.userId, erasedAt: null },
    data: { legalName: name.value, legalNameConfirmedAt: at },
  });
  const { waiting } = await listMine(db, viewer);
  const certificateIds: string[] = [];
  for (const pass of waiting.filter(({ waitsFor }) => waitsFor === 'name')) {
    const claimed = await claimCertificate(db, viewer, pass.enrolmentId, at);
    if (claimed.ok) certificateIds.push(claimed.value.certificateId);
  }
  return ok({ certificateIds });
}
