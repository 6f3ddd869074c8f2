import { endOfDayEverywhere } from '#lib/time/days.ts';
import type { CertificateStatus, RecordedStatus } from '../schema.ts';

/**
 * The last day of a validity of so many months from a day, both YYYY-MM-DD: the same day of the month, or the month's last
 * where it has no such day. 31 January and one month: 28 or 29 February.
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
  const last = lastOfMonth.getUTCDate();
  lastOfMonth.setUTCDate(Math.min(date, last));
  return lastOfMonth.toISOString().slice(0, 10);
}

/** The state at a moment. Only a certificate that the record calls valid expires: revoked and superseded say more. */
export function statusAt(recorded: RecordedStatus, validUntil: string | null | undefined, at: Date): CertificateStatus {
  if (recorded !== 'valid' || !validUntil) return recorded;
  return at.getTime() >= endOfDayEverywhere(validUntil).getTime() ? 'expired' : 'valid';
}

/** When the present state began: with its newest event or, of an expiry, with the end of the last day. */
export function statusSince(status: CertificateStatus, validUntil: string | null | undefined, newest: Date): Date {
  return status === 'expired' && validUntil ? endOfDayEverywhere(validUntil) : newest;
}
