import { judge } from './oracle.ts';
import type { LineVerdict, OrderVerdict } from './oracle.ts';
import type { Decision } from './story.ts';
import type { OrderRow } from './rows.ts';
import type { Truth } from './truth.ts';

/** Everything that must hold once all is quiet. Returns what does not, in words without personal data. */
export function findViolations(truth: Truth, decisions: readonly Decision[]): string[] {
  const verdicts = judge(truth);
  return [
    ...entitlements(truth, verdicts),
    ...verdicts.flatMap((verdict) => [...statuses(verdict), ...money(truth, verdict), ...documents(verdict)]),
    ...decisionsKept(truth, decisions),
  ];
}

type Entitled = LineVerdict & { readonly of: OrderVerdict };

/** Person and course, course by course: who may study, by which line, frozen or not. */
function entitlements({ enrolments }: Truth, verdicts: readonly OrderVerdict[]): string[] {
  const wanted = new Map<string, Entitled[]>();
  for (const of of verdicts) {
    for (const one of of.lines) {
      if (one.entitledId === null) continue;
      const key = `${one.entitledId} ${one.line.courseId}`;
      wanted.set(key, [...(wanted.get(key) ?? []), { ...one, of }]);
    }
  }
  const running = enrolments.filter(({ isRunning }) => isRunning);
  const found: string[] = [];
  for (const enrolment of running) {
    if (enrolment.isGrant) continue;
    const entitled = wanted.get(`${enrolment.userId} ${enrolment.courseId}`) ?? [];
    const by = entitled.find(({ line }) => line.id === enrolment.orderLineId);
    if (!by) found.push(`an enrolment runs that no order gives (line ${enrolment.orderLineId})`);
    else if (by.of.isFrozen !== enrolment.isFrozen)
      found.push(`order ${by.of.order.number}: an enrolment is ${by.of.isFrozen ? 'not frozen' : 'frozen'} wrongly`);
  }
  for (const [key, entitled] of wanted) {
    const own = running.filter(({ userId, courseId }) => `${userId} ${courseId}` === key);
    const numbers = entitled.map(({ of }) => of.order.number).join(', ');
    if (own.length !== 1) found.push(`${own.length} enrolments run where orders ${numbers} give one`);
    const idle = entitled.filter(({ line }) => own.every(({ orderLineId }) => orderLineId !== line.id));
    found.push(
      ...idle
        .filter(isUnexplained)
        .map(({ of }) => `order ${of.order.number} keeps money for a line that gives nothing`),
    );
  }
  return found;
}

/**
 * A second payment for what its holder has already goes back by itself. It may wait while the bank holds the payment, and
 * is left to a person once the service has refused it. What cost nothing needs no explanation.
 */
function isUnexplained({ line, of }: Entitled): boolean {
  if (line.amountMinor === 0 || of.isFrozen) return false;
  return of.order.refunds.every(({ status }) => status !== 'refused');
}

function statuses({ order, isPaid, isAllBack, lines, receivedMinor }: OrderVerdict): string[] {
  const isBack = isAllBack || (isPaid && lines.length > 0 && lines.every((line) => line.isBack));
  const right = isBack ? ['refunded'] : isPaid ? ['paid'] : ['expired', 'failed'];
  const found: string[] = [];
  if (!right.includes(order.status)) found.push(`order ${order.number} is ${order.status}, not ${right.join(' or ')}`);
  if (receivedMinor > 0 && !isPaid) found.push(`order ${order.number} took another amount than its own`);
  return found;
}

/** Refunds here and there are the same, and never more than what came. */
function money({ books }: Truth, verdict: OrderVerdict): string[] {
  const { order, receivedMinor, backMinor } = verdict;
  const payment = books.payments.find(({ orderId }) => orderId === order.id);
  const there = books.refunds.filter(({ paymentId }) => paymentId === payment?.id);
  const found: string[] = [];
  const say = (text: string) => found.push(`order ${order.number}: ${text}`);
  if (backMinor > receivedMinor) say(`${backMinor} went back of ${receivedMinor}`);
  for (const refund of order.refunds) {
    const same = there.filter(({ id, refundId }) => id === refund.serviceRefundId || refundId === refund.id);
    if (same.length > 1) say('one decision was given twice');
    const [one] = same;
    if (refund.amountMinor === 0) continue;
    if (!one && refund.status !== 'refused') say(`a refund is ${refund.status} and not at the service`);
    if (one && refund.status !== (one.isBack ? 'given' : 'failed'))
      say(`a refund is ${refund.status} and at the service ${one.isBack ? 'given' : 'failed'}`);
    if (one && one.amountMinor !== refund.amountMinor) say('a refund has another amount at the service');
    const ofLines = refund.lines.reduce((sum, line) => sum + line.amountMinor, 0);
    if (refund.lines.length > 0 && ofLines !== refund.amountMinor) say('a refund is not the sum of its lines');
  }
  for (const one of there) {
    if (order.refunds.every(({ serviceRefundId }) => serviceRefundId !== one.id))
      say('the service has a refund that we lack');
  }
  const disputes = books.disputes.filter(({ paymentId }) => paymentId === payment?.id);
  for (const { id, state } of disputes) {
    const own = order.disputes.find((dispute) => dispute.id === id);
    if (own?.status !== state) say(`a dispute is ${own?.status ?? 'unknown'}, at the service ${state}`);
  }
  const paidFor = verdict.lines.reduce((sum, { line }) => sum + line.amountMinor, 0);
  if (paidFor !== order.totalMinor) say('the lines do not add up to the total');
  return found;
}

/**
 * One receipt a paid order. Credit notes add up to what went back and what was meant to: a note stays when the bank sends
 * the money back, so of money that is given a second time only the rest of the receipt is left for another note.
 */
function documents({ order, isPaid }: OrderVerdict): string[] {
  const found: string[] = [];
  const say = (text: string) => found.push(`order ${order.number}: ${text}`);
  const receipts = order.documents.filter(({ refundId }) => refundId === null);
  const wanted = isPaid ? 1 : 0;
  if (receipts.length !== wanted) say(`${receipts.length} receipts, not ${wanted}`);
  if (receipts.some(({ totalMinor }) => totalMinor !== order.totalMinor)) say('the receipt has another total');
  const notes = order.documents.filter(({ refundId }) => refundId !== null);
  const of = (refund: OrderRow['refunds'][number]) => notes.filter(({ refundId }) => refundId === refund.id);
  const meant = order.refunds.filter((refund) => refund.status === 'given' || of(refund).length > 0);
  const meantMinor = meant.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const notedMinor = notes.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const rightMinor = Math.min(order.totalMinor, meantMinor);
  if (notedMinor !== rightMinor) say(`credit notes of ${notedMinor}, not ${rightMinor}`);
  for (const refund of order.refunds) {
    const own = of(refund);
    if (own.length > 1) say('two credit notes for one refund');
    if (refund.status === 'refused' && own.length > 0) say('a credit note for a refund that came to nothing');
    if (own.some(({ totalMinor }) => totalMinor > refund.amountMinor)) say('a credit note above its refund');
  }
  return found;
}

/** What a command said it had done is there. */
function decisionsKept({ orders }: Truth, decisions: readonly Decision[]): string[] {
  const refunds = new Map(orders.flatMap((order) => order.refunds.map((refund) => [refund.id, refund] as const)));
  const invitations = new Map(orders.flatMap((order) => order.invitations.map((one) => [one.id, one] as const)));
  return decisions.flatMap((decision): string[] => {
    if (decision.kind === 'refund') {
      const refund = refunds.get(decision.refundId);
      const ends = new Set(refund?.lines.filter(({ endsLine }) => endsLine).map(({ orderLineId }) => orderLineId));
      const isThere = refund !== undefined && (decision.lineIds ?? []).every((id) => ends.has(id));
      return isThere ? [] : ['a refund that was promised is not written down'];
    }
    const invitation = invitations.get(decision.invitationId);
    if (decision.kind === 'accepted')
      return invitation?.acceptedById === decision.userId ? [] : ['a seat that was accepted is not its holder’s'];
    return invitation?.isWithdrawn ? [] : ['a seat that was taken back is not'];
  });
}
