import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { troubledEvents } from './schema.ts';

export type Overview = {
  readonly since: Date;
  readonly waiting: { readonly issueRequests: number; readonly pendingOrders: number; readonly troubledOrders: number };
  readonly counts: {
    readonly therapists: number;
    readonly enrolments: number;
    readonly paidOrders: number;
    readonly takings: readonly { readonly currency: string; readonly totalMinor: number }[];
    readonly attempts: number;
    readonly passes: number;
    readonly certificates: number;
    readonly revocations: number;
  };
};

const dayMs = 86_400_000;
export const overviewDays = 30;

/** What waits for a person, and what happened in the last 30 days. */
export async function getOverview(db: Db, admin: AdminViewer, at: Date): Promise<Overview> {
  assertAdmin(admin);
  const since = new Date(at.getTime() - overviewDays * dayMs);
  const recent = { gte: since };
  const [
    issueRequests,
    pendingOrders,
    troubledOrders,
    therapists,
    enrolments,
    takings,
    attempts,
    passes,
    certificates,
    revocations,
  ] = await Promise.all([
    db.issueRequest.count({ where: { decidedAt: null } }),
    db.order.count({ where: { status: 'pending' } }),
    db.order.count({ where: { events: { some: { kind: { in: [...troubledEvents] }, at: recent } } } }),
    db.user.count({ where: { createdAt: recent } }),
    db.enrolment.count({ where: { createdAt: recent } }),
    db.order.groupBy({
      by: ['currency'],
      where: { status: 'paid', settledAt: recent },
      _sum: { totalMinor: true },
      _count: { _all: true },
      orderBy: { currency: 'asc' },
    }),
    db.attempt.count({ where: { startedAt: recent } }),
    db.attemptStanding.count({ where: { finishedAt: recent, passed: true } }),
    db.certificate.count({ where: { issuedAt: recent } }),
    db.certificateEvent.count({ where: { kind: 'revoked', at: recent } }),
  ]);
  return {
    since,
    waiting: { issueRequests, pendingOrders, troubledOrders },
    counts: {
      therapists,
      enrolments,
      paidOrders: takings.reduce((sum, { _count }) => sum + _count._all, 0),
      takings: takings.map(({ currency, _sum }) => ({ currency, totalMinor: _sum.totalMinor ?? 0 })),
      attempts,
      passes,
      certificates,
      revocations,
    },
  };
}
