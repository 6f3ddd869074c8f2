import type { Prisma } from '#generated/client.ts';
import type { Tx } from '#lib/db/client.ts';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { freezeEnrolment, reopenEnrolment, thawEnrolment } from '#lib/enrolment/commands/freeze-enrolment.ts';
import { takePlace } from '#lib/enrolment/commands/place.ts';
import { entitlementOf, stepsTo } from '../rules/entitlement.ts';
import type { EntitlementStep } from '../rules/entitlement.ts';

export type Converged = {
  /** Lines whose holder has the course by another way: nothing was given for them. */
  readonly conflicts: readonly string[];
  /** Enrolments that ended now, and why. */
  readonly ended: readonly { readonly enrolmentId: string; readonly userId: string; readonly reason: string }[];
  /** How many steps were taken: none the second time. */
  readonly steps: number;
};

const lineShape = {
  id: true,
  courseId: true,
  courseVersionId: true,
  invitation: { select: { acceptedById: true, withdrawnAt: true } },
  refunds: { where: { endsLine: true, refund: { status: { not: 'refused' } } }, take: 1, select: { refundId: true } },
  enrolments: {
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, userId: true, endedAt: true, endReason: true, frozenAt: true },
  },
} satisfies Prisma.OrderLineSelect;

/**
 * Makes the enrolments of an order's lines what the order says, whatever happened to it and in whatever order: the one
 * way by which a purchase gives, freezes or ends anything. Calling it again changes nothing. The caller holds the
 * order's lock.
 */
export async function convergeOrder(tx: Tx, orderId: string, at: Date): Promise<Converged> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      status: true,
      purpose: true,
      userId: true,
      disputes: { select: { status: true } },
      // By course: whoever converges two orders of one person takes the places in the same order.
      lines: { orderBy: [{ courseId: 'asc' }, { id: 'asc' }], select: lineShape },
    },
  });
  const conflicts: string[] = [];
  const ended: { enrolmentId: string; userId: string; reason: string }[] = [];
  let taken = 0;
  for (const line of order.lines) {
    const { invitation } = line;
    const invited = invitation === null || invitation.withdrawnAt !== null ? null : invitation.acceptedById;
    const entitlement = entitlementOf({
      orderStatus: order.status,
      isGivenBack: line.refunds.length > 0,
      disputes: order.disputes.map(({ status }) => status),
      holderId: order.purpose === 'self' ? order.userId : invited,
    });
    const steps = stepsTo(entitlement, line.enrolments);
    for (const step of steps) {
      if (!(await take(tx, line, step, at))) conflicts.push(line.id);
      if (step.kind !== 'end') continue;
      const userId = line.enrolments.find(({ id }) => id === step.enrolmentId)?.userId ?? '';
      ended.push({ enrolmentId: step.enrolmentId, userId, reason: step.reason });
    }
    taken += steps.length;
  }
  return { conflicts, ended, steps: taken };
}

type Line = { readonly id: string; readonly courseId: string; readonly courseVersionId: string };

/** False when the holder has the course by another way already. */
async function take(tx: Tx, line: Line, step: EntitlementStep, at: Date): Promise<boolean> {
  switch (step.kind) {
    case 'end':
      await endEnrolment(tx, { enrolmentId: step.enrolmentId, reason: step.reason, actorId: null }, at);
      return true;
    case 'freeze':
      await freezeEnrolment(tx, step.enrolmentId, at);
      return true;
    case 'thaw':
      await thawEnrolment(tx, step.enrolmentId, at);
      return true;
    case 'reopen': {
      const reopened = await reopenEnrolment(tx, step.enrolmentId, at);
      if (reopened && step.isFrozen) await freezeEnrolment(tx, step.enrolmentId, at);
      return reopened;
    }
    case 'enrol': {
      const { courseId, courseVersionId } = line;
      const place = { userId: step.userId, courseId, courseVersionId, orderLineId: line.id, source: 'order' } as const;
      const enrolmentId = await takePlace(tx, { ...place, actorId: null, reason: null }, at);
      if (enrolmentId !== null && step.isFrozen) await freezeEnrolment(tx, enrolmentId, at);
      return enrolmentId !== null;
    }
  }
}
