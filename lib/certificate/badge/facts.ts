import type { PublicCertificate } from '../schema.ts';

/** One badge of a certificate, as the database keeps it: what the certificate itself does not say. */
export type CredentialFacts = {
  readonly id: string;
  readonly subjectId: string;
  /** Of the hash of the e-mail address; both null once the account is erased. */
  readonly salt: string | null;
  readonly identityHash: string | null;
  readonly statusListId: number;
  readonly statusIndex: number;
  readonly validFrom: Date;
};

/** Everything that a badge states. Both proofs and every file are made of this and of nothing else. */
export type BadgeFacts = {
  readonly appUrl: string;
  readonly certificate: Pick<PublicCertificate, 'code' | 'number' | 'certificate' | 'issuedAt'>;
  readonly credential: CredentialFacts;
};

/** A moment as credentials write it: UTC, whole seconds. */
export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
