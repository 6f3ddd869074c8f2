import { issuerUrl } from '../badge/addresses.ts';
import { isObject } from '../check/types.ts';
import type { CheckReport, FileKind, JsonObject, Step } from '../check/types.ts';
import type { CertificateStatus, PublicCertificate } from '../schema.ts';
import { compareFacts, saidByBadge, saidByRecord } from './facts.ts';
import type { ComparedFact } from './facts.ts';

/**
 * What a file turned out to be. "same": byte for byte a file of ours; "genuine": a credential that we signed, in a file whose
 * bytes are not ours; "altered": it claims to be ours and is not as we signed it; "code": no credential, but our code.
 */
export type UploadKind = 'same' | 'genuine' | 'altered' | 'foreign' | 'code' | 'nothing';

export type UploadAnswer = {
  readonly kind: UploadKind;
  readonly fileKind: FileKind | null;
  /** Of the certificate in our record now. */
  readonly status: CertificateStatus | null;
  readonly code: string | null;
  readonly facts: readonly ComparedFact[];
  readonly steps: readonly Step[];
};

export type UploadEvidence = {
  readonly appUrl: string;
  readonly report: CheckReport;
  /** The certificate one of whose files has these very bytes. */
  readonly sameFile: PublicCertificate | null;
  /** The certificate whose badge has the credential's id. */
  readonly sameBadge: PublicCertificate | null;
  /** The certificate whose code a PDF without a credential links to. */
  readonly sameCode: PublicCertificate | null;
};

function issuerIdOf(credential: JsonObject): unknown {
  return isObject(credential['issuer']) ? credential['issuer']['id'] : credential['issuer'];
}

/** Signed by a key of ours, nothing about any signature in doubt, and made in our name. */
function isGenuine({ steps, goodProofs }: CheckReport): boolean {
  const signatures = steps.filter(({ step }) => /^(?:proof|issuer|terms|credential|structure)/.test(step));
  return goodProofs.length > 0 && signatures.every(({ outcome }) => outcome === 'passed');
}

function answer(
  kind: UploadKind,
  { report }: UploadEvidence,
  record: PublicCertificate | null,
  facts: readonly ComparedFact[],
): UploadAnswer {
  const { kind: fileKind, steps } = report;
  return { kind, fileKind, status: record?.status ?? null, code: record?.code ?? null, facts, steps };
}

/** Decides what a file is. Pure: what was looked up and checked comes in as evidence. */
export function answerFor(evidence: UploadEvidence): UploadAnswer {
  const { report, sameFile, sameBadge, sameCode, appUrl } = evidence;
  const { credential } = report;
  if (sameFile) return answer('same', evidence, sameFile, compareFacts(null, saidByRecord(sameFile)));
  if (!credential) {
    if (!sameCode) return answer('nothing', evidence, null, []);
    return answer('code', evidence, sameCode, compareFacts(null, saidByRecord(sameCode)));
  }
  const saysOurs = issuerIdOf(credential) === issuerUrl(appUrl);
  const said = saidByBadge(credential, saysOurs);
  if (!saysOurs) return answer('foreign', evidence, null, compareFacts(said, null));
  const facts = compareFacts(said, sameBadge ? saidByRecord(sameBadge) : null);
  const isOurs = sameBadge !== null && isGenuine(report);
  return answer(isOurs ? 'genuine' : 'altered', evidence, sameBadge, facts);
}
