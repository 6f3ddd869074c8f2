import type { Tx } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import type { CertificateSnapshot } from '../schema.ts';

type Completion = {
  readonly userId: string;
  readonly supersedesId: string | null;
  readonly snapshot: CertificateSnapshot;
};

/**
 * A completion enters the therapist's CPD log in the transaction that writes its certificate. A correction moves the line on
 * to the new certificate and keeps what the therapist wrote about it. An erased account has no log.
 */
export async function enterInLog(
  tx: Tx,
  { userId, supersedesId, snapshot }: Completion,
  certificateId: string,
  at: Date,
): Promise<void> {
  const { erasedAt } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { erasedAt: true } });
  if (erasedAt) return;
  const facts = {
    certificateId,
    title: snapshot.courseTitle,
    provider: snapshot.provider.name,
    completedOn: new Date(`${snapshot.completedOn}T00:00:00Z`),
    minutes: snapshot.minutes,
    isAssessed: snapshot.basis === 'quiz',
    updatedAt: at,
  };
  if (supersedesId) {
    const moved = await tx.cpdEntry.updateMany({ where: { certificateId: supersedesId }, data: facts });
    if (moved.count > 0) return;
  }
  await tx.cpdEntry.create({
    data: {
      ...facts,
      id: newId(),
      userId,
      source: 'completion',
      mode: 'online_self_paced',
      relation: 'direct',
      verification: 'issued-here',
      createdAt: at,
    },
  });
}
