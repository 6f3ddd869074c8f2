import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { attemptMarkShape, certificateMark, certificateMarkShape, getEnrolmentItem } from './enrolments.ts';
import type { AttemptMark, CertificateMark, EnrolmentItem } from './enrolments.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { isId } from '#lib/paging.ts';

export type ModuleStand = {
  readonly slug: string;
  readonly title: string;
  readonly openedAt: Date | null;
  readonly completedAt: Date | null;
  readonly activeSeconds: number;
};
export type HistoryLine = {
  readonly kind: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly reason: string | null;
};

export type EnrolmentDetail = EnrolmentItem & {
  readonly modules: readonly ModuleStand[];
  readonly events: readonly HistoryLine[];
  readonly attempts: readonly AttemptMark[];
  readonly certificates: readonly CertificateMark[];
};

const shape = {
  courseVersion: { select: { modules: { orderBy: { position: 'asc' }, select: { slug: true, title: true } } } },
  progress: { select: { moduleSlug: true, openedAt: true, completedAt: true, activeSeconds: true } },
  events: { orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { kind: true, at: true, actorId: true, reason: true } },
  attempts: {
    orderBy: { number: 'desc' },
    select: attemptMarkShape,
  },
  certificates: { orderBy: { issuedAt: 'desc' }, select: certificateMarkShape },
} satisfies Prisma.EnrolmentSelect;

/** One enrolment with how far its therapist has read, its sittings and its history; null when there is none. */
export async function getEnrolment(db: Db, admin: AdminViewer, id: string): Promise<EnrolmentDetail | null> {
  assertAdmin(admin);
  if (!isId(id)) return null;
  const item = await getEnrolmentItem(db, admin, id);
  const row = await db.enrolment.findUnique({ where: { id }, select: shape });
  if (!item || !row) return null;
  const progress = new Map(row.progress.map((stand) => [stand.moduleSlug, stand]));
  const names = await namesOf(
    db,
    row.events.flatMap(({ actorId }) => (actorId ? [actorId] : [])),
  );
  return {
    ...item,
    modules: row.courseVersion.modules.map(({ slug, title }) => {
      const stand = progress.get(slug);
      return {
        slug,
        title,
        openedAt: stand?.openedAt ?? null,
        completedAt: stand?.completedAt ?? null,
        activeSeconds: stand?.activeSeconds ?? 0,
      };
    }),
    events: row.events.map(({ actorId, ...event }) => ({
      ...event,
      actor: actorId ? (names.get(actorId) ?? 'an account that is gone') : null,
    })),
    attempts: row.attempts,
    certificates: row.certificates.map(certificateMark),
  };
}

async function namesOf(db: Db, userIds: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, email: true, displayName: true },
  });
  return new Map(users.map(({ id, email, displayName }) => [id, displayName ?? email]));
}
