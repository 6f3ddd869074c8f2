import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';

const events = { orderBy: { seq: 'asc' }, select: { kind: true, at: true, reason: true } } as const;

/** All that we hold of the viewer, as the tables have it, without inner ids and secrets. Not cached. */
export async function readOwnData(db: Db, viewer: Viewer) {
  const { userId } = viewer;
  const own = { where: { userId } };
  return {
    profile: await db.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        email: true,
        displayName: true,
        legalName: true,
        legalNameConfirmedAt: true,
        countryCode: true,
        timeZone: true,
        createdAt: true,
      },
    }),
    sessions: await db.session.findMany({
      ...own,
      select: { createdAt: true, lastSeenAt: true, userAgent: true },
    }),
    enrolments: await readEnrolments(db, userId),
    certificates: await db.certificate.findMany({
      ...own,
      orderBy: { issuedAt: 'asc' },
      select: { number: true, code: true, issuedAt: true, snapshot: true, events },
    }),
    orders: await readOrders(db, userId),
    invitations: await db.invitation.findMany({
      where: { OR: [{ acceptedById: userId }, { order: { userId } }] },
      select: { kind: true, email: true, name: true, message: true, createdAt: true, acceptedAt: true },
    }),
    adjustments: await db.quizAdjustment.findMany({
      ...own,
      select: {
        extraTimePercent: true,
        isUntimed: true,
        extraAttempts: true,
        isWaitWaived: true,
        reason: true,
        grantedAt: true,
        validUntil: true,
        endedAt: true,
      },
    }),
    ...(await readLog(db, userId)),
  };
}

async function readEnrolments(db: Db, userId: string) {
  return db.enrolment.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: {
      createdAt: true,
      accessUntil: true,
      endedAt: true,
      endReason: true,
      courseVersion: { select: { title: true, version: true } },
      progress: { select: { moduleSlug: true, openedAt: true, completedAt: true, activeSeconds: true } },
      attempts: {
        orderBy: { number: 'asc' },
        select: {
          number: true,
          startedAt: true,
          result: { select: { finishedAt: true, percentTenths: true, passed: true } },
          steps: { orderBy: { seq: 'asc' }, select: { kind: true, at: true, position: true, response: true } },
        },
      },
    },
  });
}

async function readOrders(db: Db, userId: string) {
  return db.order.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: {
      number: true,
      status: true,
      currency: true,
      totalMinor: true,
      createdAt: true,
      settledAt: true,
      billingName: true,
      billingAddress: true,
      billingTaxNumber: true,
      clinicName: true,
      lines: { select: { description: true, amountMinor: true } },
      documents: { select: { number: true, kind: true, issuedAt: true, snapshot: true } },
      refunds: { select: { status: true, amountMinor: true, reason: true, requestedAt: true } },
    },
  });
}

async function readLog(db: Db, userId: string) {
  const own = { where: { userId } };
  return {
    cpdEntries: await db.cpdEntry.findMany({
      ...own,
      orderBy: { completedOn: 'asc' },
      omit: { userId: true, certificateId: true, importKey: true },
      include: { claims: { omit: { entryId: true } }, files: { select: { id: true, fileName: true } } },
    }),
    reflections: await db.cpdReflection.findMany({ ...own, omit: { userId: true } }),
    memberships: await db.cpdMembership.findMany({ ...own, omit: { id: true, userId: true } }),
    dueDays: await db.cpdDue.findMany({ ...own, select: { kind: true, label: true, dueOn: true } }),
    shares: await db.auditShare.findMany({
      ...own,
      select: {
        label: true,
        bodySlug: true,
        periodFrom: true,
        periodTo: true,
        includesReflections: true,
        includesEvidence: true,
        createdAt: true,
        expiresAt: true,
        withdrawnAt: true,
        pack: true,
        visits: { orderBy: { at: 'asc' }, select: { at: true, what: true, browser: true, isRobot: true } },
      },
    }),
    reminderSetting: await db.reminderSetting.findUnique({ ...own, select: { isMailOn: true, updatedAt: true } }),
    remindersSent: await db.reminderSent.findMany({ ...own, orderBy: { sentAt: 'asc' }, omit: { userId: true } }),
    evidenceFiles: await db.evidenceFile.findMany({
      ...own,
      orderBy: { createdAt: 'asc' },
      select: { id: true, fileName: true, mediaType: true, sizeBytes: true, sha256: true },
    }),
  };
}

export type OwnData = Awaited<ReturnType<typeof readOwnData>>;
