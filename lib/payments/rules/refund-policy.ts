/** What can happen to the money of a line, as the published refund policy names it. */
export const policyCases = [
  'changed-mind',
  'given-back-by-us',
  'part-given-back',
  'disputed',
  'dispute-won',
  'dispute-lost',
  'seat-moved',
] as const;
export type PolicyCase = (typeof policyCases)[number];

export type PolicyRow = {
  /** What becomes of the enrolment that the line gave. */
  readonly enrolment: 'ends' | 'goes-on' | 'paused';
  /** A certificate issued before it stays valid; or it makes the case impossible, so the line stays as it is. */
  readonly issuedCertificate: 'stays-valid' | 'prevents-it';
  /** Whether a certificate that was not issued yet can be issued while things are so. */
  readonly canBeIssued: boolean;
};

/**
 * The refund policy as published on /legal/refunds. A certificate states what was learned and not what was paid, so no
 * money that goes back takes one away. The tests hold the product's behaviour against this table.
 */
export const refundPolicy: Readonly<Record<PolicyCase, PolicyRow>> = {
  'changed-mind': { enrolment: 'ends', issuedCertificate: 'prevents-it', canBeIssued: false },
  'given-back-by-us': { enrolment: 'ends', issuedCertificate: 'stays-valid', canBeIssued: false },
  'part-given-back': { enrolment: 'goes-on', issuedCertificate: 'stays-valid', canBeIssued: true },
  disputed: { enrolment: 'paused', issuedCertificate: 'stays-valid', canBeIssued: false },
  'dispute-won': { enrolment: 'goes-on', issuedCertificate: 'stays-valid', canBeIssued: true },
  'dispute-lost': { enrolment: 'ends', issuedCertificate: 'stays-valid', canBeIssued: false },
  'seat-moved': { enrolment: 'ends', issuedCertificate: 'prevents-it', canBeIssued: false },
};
