import { randomInt, randomUUID } from 'node:crypto';
import type { Tx } from '#lib/db/client.ts';
import { randomHex } from '#lib/ids.ts';
import { episodeOf } from '../badge/episode.ts';
import type { Episode } from '../badge/episode.ts';
import { identityHash } from '../badge/identity.ts';
import { statusListBits } from '../badge/status-list.ts';

/** Draws a place in a status list: any, so that the list tells nobody in which order certificates were issued. */
export type DrawPlace = () => number;
const drawAtRandom: DrawPlace = () => randomInt(statusListBits);

/** A list with this many unlucky draws in a row is about as full as a list should get: a new one is opened. */
const drawsPerList = 3;
const mostDraws = 60;

async function loadCertificate(tx: Tx, certificateId: string) {
  return tx.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      user: { select: { email: true, erasedAt: true } },
      events: { select: { kind: true, at: true }, orderBy: { seq: 'asc' } },
      credentials: { select: { episode: true } },
    },
  });
}

function identityOf(user: { email: string; erasedAt: Date | null }): {
  salt: string | null;
  identityHash: string | null;
} {
  if (user.erasedAt) return { salt: null, identityHash: null };
  const salt = randomHex(16);
  return { salt, identityHash: identityHash(user.email, salt) };
}

/** The list that is being filled. */
async function newestList(tx: Tx): Promise<number> {
  return (await tx.statusList.findFirst({ orderBy: { id: 'desc' }, select: { id: true } }))?.id ?? 1;
}

/**
 * Gives a certificate the badge of its present episode, if it has none: a salt, a hash, and a free place in a status list. Runs
 * in the transaction that issues or reinstates. Safe to run again, also side by side: the database keeps one badge an episode
 * and one badge a place.
 */
export async function writeBadge(
  tx: Tx,
  certificateId: string,
  at: Date,
  draw: DrawPlace = drawAtRandom,
): Promise<void> {
  const { user, events, credentials } = await loadCertificate(tx, certificateId);
  const { episode, validFrom }: Episode = episodeOf(events);
  const isThere = () => tx.credential.count({ where: { certificateId, episode } });
  if (credentials.some((credential) => credential.episode === episode)) return;
  const row = { id: randomUUID(), certificateId, episode, subjectId: randomUUID(), validFrom, ...identityOf(user) };
  const first = await newestList(tx);
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const statusListId = first + Math.floor(draws / drawsPerList);
    if (draws % drawsPerList === 0)
      await tx.statusList.createMany({ data: [{ id: statusListId, createdAt: at }], skipDuplicates: true });
    const written = await tx.credential.createMany({
      data: [{ ...row, statusListId, statusIndex: draw() }],
      skipDuplicates: true,
    });
    if (written.count > 0 || (await isThere()) > 0) return;
  }
  throw new Error(`no free place in a status list after ${mostDraws} draws`);
}
