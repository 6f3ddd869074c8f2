import { getProfile } from '#lib/account/queries.ts';
import { guardedFetch } from '#lib/certificate/check/net.ts';
import { checkBadge } from '#lib/cpd-log/queries/check-badge.ts';
import type { CheckedBadge } from '#lib/cpd-log/queries/check-badge.ts';
import { readEvidenceFor } from '#lib/cpd-log/queries/read-evidence.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';

/** The check of a badge that waits for its entry; null where the viewer has no such file or it cannot be read. */
export async function waitingBadge(viewer: Viewer, fileId: string): Promise<CheckedBadge | null> {
  const file = await readEvidenceFor(db(), viewer, fileId, { entryId: null });
  if (!file.ok) return null;
  const { email, timeZone } = await getProfile(db(), viewer);
  const { appUrl, isLoopback } = env();
  return checkBadge(db(), viewer, file.value.content, {
    appUrl,
    timeZone,
    email,
    at: now(),
    fetch: guardedFetch({ mayLoopback: isLoopback }),
  });
}
