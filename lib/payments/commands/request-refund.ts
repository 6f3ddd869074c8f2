import type { Db } from '#lib/db/client.ts';
import { refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import type { PaymentGateway } from '../gateway.ts';

export type RefundRefusal =
  | 'unknown-order'
  | 'not-paid'
  /** By the therapist: more than 14 days have gone by. */
  | 'too-late'
  /** By the therapist: a certificate has been issued for one of the lines. */
  | 'certificate-issued'
  | 'already-given-back'
  | 'disputed'
  | 'amount-too-large';

export type RefundedLines = { readonly refundId: string; readonly amountMinor: number };

/**
 * Gives lines of the viewer's own order back, within 14 days and unless their certificate has been issued. What the
 * lines gave ends in the same transaction; the money follows, now or by the job.
 */
export async function requestMyRefund(
  _db: Db,
  _gateway: PaymentGateway,
  _viewer: Viewer,
  _input: { readonly orderId: string; readonly lineIds: readonly string[]; readonly reason: string },
  _at: Date,
): Promise<Result<RefundedLines, RefundRefusal>> {
  return Promise.resolve(refuse('unknown-order'));
}

export type AdminRefund =
  /** Whole lines go back, and what they gave ends. */
  | { readonly kind: 'lines'; readonly lineIds: readonly string[] }
  /** Everything that is left of the order. */
  | { readonly kind: 'all' }
  /** Money back for one line and nothing ends. */
  | { readonly kind: 'part'; readonly lineId: string; readonly amountMinor: number };

/** An admin gives an order back in full, by line or in part, with a reason that the buyer reads. Audited. */
export async function requestAdminRefund(
  _db: Db,
  _gateway: PaymentGateway,
  _admin: AdminViewer,
  _input: { readonly orderId: string; readonly refund: AdminRefund; readonly reason: string },
  _at: Date,
): Promise<Result<RefundedLines, RefundRefusal>> {
  return Promise.resolve(refuse('unknown-order'));
}
