import { z } from 'zod';

/** What a certificate says, word for word, frozen at issue. The page, the PDF and the public check all read this. */
export type CertificateSnapshot = {
  readonly title: CertificateTitle;
  readonly number: string;
  readonly holderName: string;
  readonly courseTitle: string;
  readonly courseSlug: string;
  readonly courseVersion: string;
  /** YYYY-MM-DD, the day in the therapist's own time zone. */
  readonly completedOn: string;
  readonly minutes: number;
  readonly hoursText: string;
  readonly mode: 'online, self-paced, assessed' | 'completion confirmed by the provider, not assessed here';
  readonly outcomes: readonly string[];
  /** Null when an admin issued it for a completion seen elsewhere. */
  readonly result: CertificateResult | null;
  readonly hoursMethod: string;
  readonly provider: { readonly name: string; readonly contact: string; readonly abn: string | null };
  readonly signatory: string | null;
  readonly basis: 'quiz' | 'by-hand';
  /** YYYY-MM-DD on which the therapist was enrolled. Absent before 0.5, as are all fields below. */
  readonly startedOn?: string | null;
  /** YYYY-MM-DD, the last day on which it counts; null: it does not expire. */
  readonly validUntil?: string | null;
  /** Number of the certificate whose place it takes. */
  readonly replaces?: string | null;
  /** A body's line comes from the approval registry and from nowhere else. */
  readonly approvals?: readonly ApprovalLine[];
};

/** Before 0.5 there was one title. Now: an assessed course, and a completion that an admin confirmed. */
export type CertificateTitle = 'Certificate of achievement' | 'Statement of achievement' | 'Certificate of completion';

/** One body's approval as it stood on the day of completion. */
export type ApprovalLine = {
  readonly bodySlug: string;
  readonly bodyName: string;
  readonly jurisdiction: string;
  readonly approvalNumber: string;
  readonly providerNumber: string | null;
  readonly approvedTitle: string;
  /** The body's own units, as approved. */
  readonly units: number;
  /** "1.5 CE hours". */
  readonly unitsText: string;
  /** The holder's own number with this body, where they gave one. */
  readonly membershipNumber: string | null;
};

export type CertificateResult = {
  readonly correct: number;
  readonly total: number;
  readonly percent: number;
  readonly passPercent: number;
  readonly attemptNumber: number;
};

/** What the events of a history lead to. */
export type RecordedStatus = 'valid' | 'superseded' | 'revoked';
/** What anyone sees at a moment: a valid certificate whose last day is over has expired. No event says so, the clock does. */
export const certificateStatuses = ['valid', 'expired', 'superseded', 'revoked'] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];
export type CertificateEventKind = 'issued' | 'superseded' | 'revoked' | 'reinstated';

export type CertificateChange = { readonly kind: CertificateEventKind; readonly at: Date };
export type CertificateEventDto = CertificateChange & { readonly actorLabel: string; readonly reason: string };

/** What anyone who holds the code may know. No reasons, no address, no account. */
export type PublicCertificate = {
  readonly status: CertificateStatus;
  readonly code: string;
  readonly number: string;
  readonly certificate: CertificateSnapshot;
  readonly issuedAt: Date;
  /** When the present state began. */
  readonly statusSince: Date;
  readonly changes: readonly CertificateChange[];
  /** Code of the certificate that took this one's place. */
  readonly supersededBy: string | null;
};

export type MyCertificate = PublicCertificate & {
  readonly id: string;
  readonly events: readonly CertificateEventDto[];
};

/** A pass that has no certificate yet, and what it waits for. */
export type WaitingPass = {
  readonly enrolmentId: string;
  readonly courseTitle: string;
  readonly courseSlug: string;
  readonly passedAt: Date;
  readonly waitsFor: 'name' | 'review' | 'declined' | 'payment';
};

export type CertificateListItem = {
  readonly id: string;
  readonly code: string;
  readonly number: string;
  readonly holderName: string;
  readonly email: string;
  readonly courseTitle: string;
  readonly completedOn: string;
  readonly basis: CertificateSnapshot['basis'];
  readonly status: CertificateStatus;
  readonly issuedAt: Date;
};

export type CertificatePage = {
  readonly items: readonly CertificateListItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

export type AdminCertificate = MyCertificate & {
  readonly holder: { readonly userId: string; readonly email: string; readonly legalName: string | null };
  readonly enrolmentId: string | null;
  readonly attemptId: string | null;
  readonly supersedesId: string | null;
  readonly supersededById: string | null;
};

export type IssueRequestItem = {
  readonly id: string;
  readonly enrolmentId: string;
  readonly attemptId: string;
  readonly createdAt: Date;
  readonly holder: { readonly email: string; readonly legalName: string | null; readonly nameConfirmed: boolean };
  readonly courseTitle: string;
  readonly percent: number;
  readonly attemptNumber: number;
  readonly passedAt: Date;
};

const reason = z
  .string()
  .trim()
  .min(8, 'Give a reason of at least 8 characters: it stays on record.')
  .max(1000, 'Keep the reason under 1,000 characters.');
const legalName = z
  .string()
  .trim()
  .min(1, 'Give the name as it should be printed.')
  .max(200, 'Keep the name under 120 characters.');
const id = z.uuid('That is not an id of ours.');

export const confirmNameSchema = z.object({ legalName });
export type ConfirmNameInput = z.infer<typeof confirmNameSchema>;

export const issueByHandSchema = z.object({
  /** The therapist, by user id or by e-mail address. */
  person: z.union([
    z.object({ userId: id }),
    z.object({ email: z.string().trim().toLowerCase().pipe(z.email('Give the address the therapist signs in with.')) }),
  ]),
  courseSlug: z.string().trim().min(1, 'Choose a course.'),
  completedOn: z
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'Give the date as year-month-day.'),
  /** Printed instead of the confirmed name when given. */
  legalName: legalName.optional(),
  reason,
});
export type IssueByHandInput = z.infer<typeof issueByHandSchema>;

export const correctNameSchema = z.object({ certificateId: id, legalName, reason });
export type CorrectNameInput = z.infer<typeof correctNameSchema>;

export const certificateActSchema = z.object({ certificateId: id, reason });
export type CertificateActInput = z.infer<typeof certificateActSchema>;

export const decideRequestSchema = z.object({ requestId: id, decision: z.enum(['approve', 'decline']), reason });
export type DecideRequestInput = z.infer<typeof decideRequestSchema>;

export const certificateFilterSchema = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  status: z.enum(certificateStatuses).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type CertificateFilter = {
  readonly q?: string | undefined;
  readonly status?: CertificateStatus | undefined;
  readonly page?: number | undefined;
};
