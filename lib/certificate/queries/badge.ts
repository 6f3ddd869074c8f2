import { validate } from 'uuid';
import type { Db } from '#lib/db/client.ts';
import type { BadgeFacts } from '../badge/facts.ts';
import type { PublicCertificate } from '../schema.ts';
import { certificateSelect, publicShape } from './shape.ts';

export type FoundBadge = BadgeFacts & { readonly certificateId: string; readonly found: PublicCertificate };

const credentialSelect = {
  id: true,
  subjectId: true,
  salt: true,
  identityHash: true,
  statusListId: true,
  statusIndex: true,
  validFrom: true,
} as const;

/** Unscoped on purpose, as the check is: whoever holds the code may have its badge. Null also where the badge is not written yet. */
export async function getBadgeByCodeUnscoped(db: Db, code: string, appUrl: string): Promise<FoundBadge | null> {
  const row = await db.certificate.findUnique({
    where: { code },
    select: { ...certificateSelect, credentials: { select: credentialSelect, orderBy: { episode: 'desc' }, take: 1 } },
  });
  const [credential] = row?.credentials ?? [];
  if (!row || !credential) return null;
  const found = publicShape(row);
  return { appUrl, credential, certificate: found, found, certificateId: row.id };
}

/** Unscoped on purpose: a badge's id is 122 random bits that stand in the badge alone. */
export async function getBadgeByIdUnscoped(db: Db, id: string, appUrl: string): Promise<FoundBadge | null> {
  if (!validate(id)) return null;
  const row = await db.credential.findUnique({
    where: { id },
    select: { ...credentialSelect, certificate: { select: certificateSelect } },
  });
  if (!row) return null;
  const { certificate, ...credential } = row;
  const found = publicShape(certificate);
  return { appUrl, credential, certificate: found, found, certificateId: certificate.id };
}
