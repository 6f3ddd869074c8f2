import type { Tx } from '#lib/db/client.ts';
import { queueMail } from '#lib/email/queue.ts';
import { orderReceiptMail } from '#lib/email/templates/order-receipt.ts';
import type { OrderMailFacts } from '#lib/email/templates/order-receipt.ts';
import { paymentFailedMail } from '#lib/email/templates/payment-failed.ts';
import { env } from '#lib/env.ts';
import type { Currency } from '#lib/money.ts';
import { bundleOf } from '../rules.ts';
import { salesDocumentSchema } from '../rules/document-schema.ts';
import { documentName } from '../rules/document-words.ts';

/** The receipt of a paid order. */
export async function queueReceipt(tx: Tx, orderId: string, at: Date): Promise<void> {
  const { to, facts } = await readFacts(tx, orderId, at);
  await queueMail(tx, { kind: 'order-receipt', to, ...orderReceiptMail(facts) }, at);
}

/** Word that the bank did not pay after all. */
export async function queuePaymentFailed(tx: Tx, orderId: string, at: Date): Promise<void> {
  const { to, facts } = await readFacts(tx, orderId, at);
  await queueMail(tx, { kind: 'payment-failed', to, ...paymentFailedMail(facts) }, at);
}

/** What every mail about an order says, and to whom. */
export async function readFacts(tx: Tx, orderId: string, at: Date): Promise<{ to: string; facts: OrderMailFacts }> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      number: true,
      currency: true,
      totalMinor: true,
      purpose: true,
      invitations: { where: { kind: 'gift', withdrawnAt: null }, take: 1, select: { email: true } },
      user: { select: { email: true, timeZone: true } },
      documents: {
        orderBy: [{ issuedAt: 'desc' }, { series: 'asc' }, { running: 'desc' }],
        take: 1,
        select: { snapshot: true },
      },
      lines: {
        orderBy: { id: 'asc' },
        select: {
          description: true,
          amountMinor: true,
          bundle: { select: { slug: true, title: true } },
          course: { select: { slug: true } },
        },
      },
    },
  });
  const { appUrl, provider } = env();
  const bundle = bundleOf(order.lines);
  const slug = bundle?.slug ?? order.lines[0]?.course.slug ?? '';
  const facts: OrderMailFacts = {
    number: order.number,
    on: at,
    timeZone: order.user.timeZone,
    currency: order.currency as Currency,
    totalMinor: order.totalMinor,
    lines: order.lines.map(({ description, amountMinor }) => ({ description, amountMinor })),
    provider: { name: provider.name, contact: provider.contact, abn: provider.abn },
    orderUrl: `${appUrl}/account/orders/${orderId}`,
    document: order.documents[0] ? documentName(salesDocumentSchema.parse(order.documents[0].snapshot)) : null,
    bundleTitle: bundle?.title ?? null,
    purpose: order.purpose,
    giftEmail: order.invitations[0]?.email ?? null,
    learnUrl: order.lines.length > 1 ? `${appUrl}/account` : `${appUrl}/learn/${slug}`,
    checkoutUrl: `${appUrl}/checkout/${slug}?order=${orderId}`,
  };
  return { to: order.user.email, facts };
}
