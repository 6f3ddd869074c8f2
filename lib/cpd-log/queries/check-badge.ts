import { identityHash } from '#lib/certificate/badge/identity.ts';
import { credentialUrl } from '#lib/certificate/badge/addresses.ts';
import { checkFile } from '#lib/certificate/check/check-file.ts';
import type { Fetch } from '#lib/certificate/check/types.ts';
import { sha256 } from '#lib/ids.ts';
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { badgeClaims, belongsTo, storable, whySelfDeclared } from '../rules/badge.ts';
import type { BadgeRecord } from '../schema/badge.ts';
import type { TypedEntry } from '../schema/entry.ts';

export type CheckedBadge = {
  readonly record: BadgeRecord;
  readonly verification: 'signature-checked' | 'self-declared';
  readonly typed: TypedEntry;
  readonly importKey: string;
  /** The viewer's entry that this badge is already. */
  readonly entryId: string | null;
};

export type BadgeSetting = {
  readonly appUrl: string;
  readonly timeZone: string;
  readonly email: string;
  readonly at: Date;
  /** Absent: the network is off, and keys behind an address are not found. */
  readonly fetch?: Fetch;
};

/** The viewer's entry for the certificate that a badge of ours belongs to. */
async function ownEntry(db: Db, viewer: Viewer, credentialId: string | null, appUrl: string): Promise<string | null> {
  const base = credentialUrl(appUrl, '');
  if (!credentialId?.startsWith(base)) return null;
  const id = credentialId.slice(base.length);
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const badge = await db.credential.findFirst({
    where: { id, certificate: { userId: viewer.userId } },
    select: { certificateId: true },
  });
  // A correction moves the entry on to the certificate that took the place of the badge's own.
  let at = badge?.certificateId ?? null;
  while (at !== null) {
    const certificate = await db.certificate.findUniqueOrThrow({
      where: { id: at },
      select: { cpdEntry: { select: { id: true } }, supersededBy: { select: { id: true } } },
    });
    if (certificate.cpdEntry) return certificate.cpdEntry.id;
    at = certificate.supersededBy?.id ?? null;
  }
  return null;
}

async function knownEntry(db: Db, viewer: Viewer, importKey: string): Promise<string | null> {
  const row = await db.cpdEntry.findFirst({ where: { userId: viewer.userId, importKey }, select: { id: true } });
  return row?.id ?? null;
}

/**
 * What a badge's file says and how its check went, for the viewer's own log; null where the file holds no credential. A badge
 * of ours, and one that was entered before, is told by its id. Not cached.
 */
export async function checkBadge(
  db: Db,
  viewer: Viewer,
  content: Uint8Array,
  { appUrl, timeZone, email, at, fetch }: BadgeSetting,
): Promise<CheckedBadge | null> {
  const report = await checkFile(content, { at, ...(fetch ? { fetch } : {}) });
  if (!report.credential) return null;
  const { typed, ...claims } = badgeClaims(report.credential, timeZone);
  const belongs = belongsTo(report.credential, email, (salt) => identityHash(email, salt));
  const why = whySelfDeclared(report, belongs);
  const sameness = claims.credentialId
    ? JSON.stringify([claims.issuerId, claims.credentialId])
    : Buffer.from(content).toString('latin1');
  const importKey = `badge:${sha256(sameness)}`;
  return {
    record: storable({ ...claims, whySelfDeclared: why, steps: [...report.steps] }),
    verification: why === null ? 'signature-checked' : 'self-declared',
    typed,
    importKey,
    entryId: (await knownEntry(db, viewer, importKey)) ?? (await ownEntry(db, viewer, claims.credentialId, appUrl)),
  };
}
