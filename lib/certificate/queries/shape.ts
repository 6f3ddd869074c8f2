import { now } from '#lib/time/clock.ts';
import { statusOf } from '../rules.ts';
import { statusAt, statusSince } from '../rules/expiry.ts';
import type { CertificateEventDto, CertificateEventKind, CertificateSnapshot, PublicCertificate } from '../schema.ts';

/** What a read of a certificate selects, and what the shapes below are made of. */
export const certificateSelect = {
  id: true,
  code: true,
  number: true,
  snapshot: true,
  issuedAt: true,
  supersedesId: true,
  supersededBy: { select: { id: true, code: true } },
  events: { select: { kind: true, at: true, actorLabel: true, reason: true }, orderBy: { seq: 'asc' } },
} as const;

export type CertificateRow = {
  readonly id: string;
  readonly code: string;
  readonly number: string;
  readonly snapshot: unknown;
  readonly issuedAt: Date;
  readonly supersedesId: string | null;
  readonly supersededBy: { readonly id: string; readonly code: string } | null;
  readonly events: readonly {
    readonly kind: CertificateEventKind;
    readonly at: Date;
    readonly actorLabel: string;
    readonly reason: string;
  }[];
};

/** The facts that anyone with the code may see, as they are at a moment: an expiry is a matter of the clock. */
export function publicShape(row: CertificateRow, moment: Date = now()): PublicCertificate {
  const recorded = statusOf(row.events.map(({ kind }) => kind));
  const newest = row.events.at(-1);
  if (!recorded || !newest) throw new Error(`certificate ${row.id} has no history`);
  const certificate = row.snapshot as CertificateSnapshot;
  const status = statusAt(recorded, certificate.validUntil, moment);
  return {
    status,
    code: row.code,
    number: row.number,
    certificate,
    issuedAt: row.issuedAt,
    statusSince: statusSince(status, certificate.validUntil, newest.at),
    changes: row.events.map(({ kind, at }) => ({ kind, at })),
    supersededBy: row.supersededBy?.code ?? null,
  };
}

export function eventsShape(row: CertificateRow): CertificateEventDto[] {
  return row.events.map(({ kind, at, actorLabel, reason }) => ({ kind, at, actorLabel, reason }));
}
