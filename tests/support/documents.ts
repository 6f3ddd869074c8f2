import type { RefundOrigin, RefundStatus, SalesDocument } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import type { Provider } from '#lib/env-provider.ts';
import { newId } from '#lib/ids.ts';
import { issueCreditNote, issueReceipt } from '#lib/payments/commands/issue-document.ts';
import { lockOrder } from '#lib/payments/commands/lock-order.ts';
import { salesDocumentSchema } from '#lib/payments/rules/document-schema.ts';
import type { SalesDocumentSnapshot } from '#lib/payments/rules/document-schema.ts';
import { testStart } from './factories.ts';

/** A provider that is registered nowhere. */
export const unregistered: Provider = {
  name: 'Test provider',
  contact: 'help@example.test',
  abn: null,
  signatory: null,
  isGstRegistered: false,
  vatNumber: null,
  address: null,
  countryCode: 'AU',
  timeZone: 'Australia/Sydney',
};
/** Registered for GST; the ABN is the public example of its rule. */
export const gstRegistered: Provider = { ...unregistered, abn: '51 824 753 556', isGstRegistered: true };
/** Registered in both countries; the VAT number is invented. */
export const registeredTwice: Provider = {
  ...gstRegistered,
  vatNumber: 'GB123456782',
  address: '1 Example Street\nExampleton NSW 2000',
};

export type Issued = { readonly row: SalesDocument; readonly snapshot: SalesDocumentSnapshot };

const issuedOf = (row: SalesDocument): Issued => ({ row, snapshot: salesDocumentSchema.parse(row.snapshot) });

/** Issues the receipt as the payment's own transaction does, and reads it back. */
export async function receiptFor(db: Db, orderId: string, provider: Provider, at = testStart): Promise<Issued> {
  await transact(db, async (tx) => {
    await lockOrder(tx, orderId);
    await issueReceipt(tx, orderId, at, provider);
  });
  return issuedOf(await db.salesDocument.findFirstOrThrow({ where: { orderId, series: 'R' } }));
}

/** A refund of an order as it stands once its money is on its way. */
export async function createRefund(
  db: Db,
  orderId: string,
  given: {
    readonly amountMinor: number;
    readonly lines?: readonly { readonly orderLineId: string; readonly amountMinor: number }[];
    readonly origin?: RefundOrigin;
    readonly status?: RefundStatus;
    readonly endsLine?: boolean;
    readonly at?: Date;
  },
): Promise<string> {
  const id = newId();
  const at = given.at ?? testStart;
  await db.refund.create({
    data: {
      id,
      orderId,
      status: given.status ?? 'given',
      origin: given.origin ?? 'admin',
      amountMinor: given.amountMinor,
      reason: 'You asked for it back.',
      requestedAt: at,
      settledAt: at,
      serviceRefundId: `re_test_${id}`,
      lines: { create: (given.lines ?? []).map((line) => ({ ...line, endsLine: given.endsLine ?? true })) },
    },
  });
  return id;
}

/** Issues the credit note of a refund, and reads it back; null when none was issued. */
export async function creditFor(db: Db, refundId: string, provider: Provider, at = testStart): Promise<Issued | null> {
  const { orderId } = await db.refund.findUniqueOrThrow({ where: { id: refundId }, select: { orderId: true } });
  await transact(db, async (tx) => {
    await lockOrder(tx, orderId);
    await issueCreditNote(tx, refundId, at, provider);
  });
  const row = await db.salesDocument.findUnique({ where: { refundId } });
  return row && issuedOf(row);
}
