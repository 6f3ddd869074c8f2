import { isMemberNumber } from '#lib/bodies/rules/member-number.ts';
import type { BodyRule, CertificateField } from '#lib/bodies/schema.ts';
import { unitsText } from '#lib/catalogue/messages/approvals.ts';
import { jurisdictionKey } from '#lib/catalogue/rules/approvals.ts';
import type { ApprovalFacts } from '#lib/catalogue/rules/approvals.ts';
import type { ApprovalLine, CertificateSnapshot } from '../schema.ts';

/** What a certificate says beside its lines, and the holder's own numbers by body slug. */
export type LineFacts = Pick<
  CertificateSnapshot,
  'holderName' | 'provider' | 'completedOn' | 'mode' | 'outcomes' | 'result' | 'signatory'
> & { readonly membershipNumbers: Readonly<Record<string, string>> };

/** A body whose line is left out, and what of the fields that it asks for is not there. */
export type MissingLine = {
  readonly bodySlug: string;
  readonly bodyName: string;
  readonly jurisdiction: string;
  /** Empty: we have no rules for this body, so nobody can say what its line needs. */
  readonly fields: readonly CertificateField[];
};

export type Lines = { readonly lines: readonly ApprovalLine[]; readonly missing: readonly MissingLine[] };

type Check = (approval: ApprovalFacts, facts: LineFacts) => unknown;

const present: Record<CertificateField, Check> = {
  'holder-name': (_approval, { holderName }) => holderName,
  'membership-number': ({ bodySlug }, { membershipNumbers }) =>
    Object.hasOwn(membershipNumbers, bodySlug) && isMemberNumber(membershipNumbers[bodySlug] ?? ''),
  'provider-name': (_approval, { provider }) => provider.name,
  'provider-contact': (_approval, { provider }) => provider.contact,
  'approval-number': ({ approvalNumber }) => approvalNumber,
  'provider-number': ({ providerNumber }) => providerNumber,
  'approved-title': ({ approvedTitle }) => approvedTitle,
  'completed-on': (_approval, { completedOn }) => completedOn,
  units: ({ unitsMilli }) => unitsMilli > 0,
  mode: (_approval, { mode }) => mode,
  outcomes: (_approval, { outcomes }) => outcomes.length > 0,
  result: (_approval, { result }) => result,
  signature: (_approval, { signatory }) => signatory,
};

function lineOf(approval: ApprovalFacts, rule: BodyRule, facts: LineFacts): ApprovalLine {
  const { bodySlug, jurisdiction, approvalNumber, providerNumber, approvedTitle, unitsMilli } = approval;
  const asksForMember = rule.certificateFields.includes('membership-number');
  return {
    bodySlug,
    bodyName: rule.name,
    jurisdiction,
    approvalNumber,
    providerNumber,
    approvedTitle,
    units: unitsMilli / 1000,
    unitsText: unitsText(unitsMilli, rule.unit),
    // Anyone with the code reads the certificate: a number that the body does not ask for stays out of it.
    membershipNumber: asksForMember ? (facts.membershipNumbers[bodySlug] ?? null) : null,
  };
}

/**
 * The lines that a certificate may print, and for every other approval what it lacks. A line stands only when each field
 * that its body asks for is there (`certificateFields` of content/bodies): half a line is refused by the body and misleads
 * everyone else. Title and hours are the approved ones, whatever the course is called or lasts.
 */
export function linesFor(
  approvals: readonly ApprovalFacts[],
  bodyRules: ReadonlyMap<string, BodyRule>,
  facts: LineFacts,
): Lines {
  const lines: ApprovalLine[] = [];
  const missing: MissingLine[] = [];
  for (const approval of approvals) {
    const { bodySlug, jurisdiction } = approval;
    const rule = bodyRules.get(bodySlug);
    const fields = rule?.certificateFields.filter((field) => !present[field](approval, facts)) ?? [];
    if (rule && fields.length === 0) lines.push(lineOf(approval, rule, facts));
    else missing.push({ bodySlug, bodyName: rule?.name ?? bodySlug, jurisdiction, fields });
  }
  return { lines, missing };
}

/** Lines that are not on the certificate yet: by body and place, since a completion has one of each. */
export function newLines(printed: readonly ApprovalLine[], lines: readonly ApprovalLine[]): ApprovalLine[] {
  const key = (line: ApprovalLine) => `${line.bodySlug} ${jurisdictionKey(line.jurisdiction)}`;
  const have = new Set(printed.map(key));
  return lines.filter((line) => !have.has(key(line)));
}
