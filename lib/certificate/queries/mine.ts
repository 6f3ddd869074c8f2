import { validate } from 'uuid';
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { isContested, isPaidBack, moneySelect } from '../paid-back.ts';
import { mayStillCollect } from '../rules.ts';
import type { MyCertificate, WaitingPass } from '../schema.ts';
import { certificateSelect, eventsShape, publicShape } from './shape.ts';
import type { CertificateRow } from './shape.ts';

function mineShape(row: CertificateRow): MyCertificate {
  // Who pressed the button is the house's business; what happened and why is the holder's too.
  const events = eventsShape(row).map((event) => ({
    ...event,
    actorLabel: event.actorLabel === 'system' || event.actorLabel === 'the holder' ? event.actorLabel : 'Afferent',
  }));
  return { id: row.id, ...publicShape(row), events };
}

function waitsFor(request: { decidedAt: Date | null; decision: string | null } | undefined): WaitingPass['waitsFor'] {
  if (!request) return 'name';
  if (!request.decidedAt) return 'review';
  return request.decision === 'approve' ? 'name' : 'declined';
}

async function listWaiting(db: Db, viewer: Viewer): Promise<WaitingPass[]> {
  const enrolments = await db.enrolment.findMany({
    where: {
      userId: viewer.userId,
      OR: [{ endedAt: null }, { endReason: 'access-over' }],
      certificates: { none: {} },
      attempts: { some: { result: { passed: true } } },
    },
    select: {
      id: true,
      endedAt: true,
      endReason: true,
      frozenAt: true,
      orderLine: moneySelect,
      courseVersion: { select: { title: true, course: { select: { slug: true } } } },
      attempts: {
        where: { result: { passed: true } },
        orderBy: { number: 'asc' },
        take: 1,
        select: { id: true, result: { select: { finishedAt: true } } },
      },
      issueRequests: { select: { attemptId: true, decidedAt: true, decision: true } },
    },
  });
  return enrolments.flatMap(({ id, courseVersion, attempts, issueRequests, ...term }) => {
    const [pass] = attempts;
    if (!pass?.result || !mayStillCollect({ ...term, isPaidBack: isPaidBack(term) }, pass.result.finishedAt)) return [];
    const request = issueRequests.find(({ attemptId }) => attemptId === pass.id);
    return [
      {
        enrolmentId: id,
        courseTitle: courseVersion.title,
        courseSlug: courseVersion.course.slug,
        passedAt: pass.result.finishedAt,
        waitsFor: isContested(term) ? ('payment' as const) : waitsFor(request),
      },
    ];
  });
}

/** The therapist's own certificates, newest first, and the passes that have none yet. */
export async function listMine(
  db: Db,
  viewer: Viewer,
): Promise<{ certificates: MyCertificate[]; waiting: WaitingPass[] }> {
  const [rows, waiting] = await Promise.all([
    db.certificate.findMany({
      where: { userId: viewer.userId },
      orderBy: [{ issuedAt: 'desc' }, { number: 'desc' }],
      select: certificateSelect,
    }),
    listWaiting(db, viewer),
  ]);
  return { certificates: rows.map(mineShape), waiting };
}

/** One of the therapist's own certificates; null for anyone else's. */
export async function getMine(db: Db, viewer: Viewer, id: string): Promise<MyCertificate | null> {
  if (!validate(id)) return null;
  const row = await db.certificate.findFirst({ where: { id, userId: viewer.userId }, select: certificateSelect });
  return row ? mineShape(row) : null;
}
