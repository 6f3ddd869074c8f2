import { showCode } from '#lib/certificate/code.ts';
import { longDate } from '#lib/certificate/dates.ts';
import { resultText } from '#lib/certificate/messages.ts';
import type { PublicCertificate } from '#lib/certificate/schema.ts';
import type { BadgeJson } from '#lib/certificate/badge/json.ts';

/** What a certificate states, in the words that people read. Every medium is brought to this shape and compared. */
export type StatedFacts = {
  readonly name: string;
  readonly title: string;
  readonly course: string;
  readonly version: string;
  readonly hours: string;
  readonly mode: string;
  readonly startedOn: string | null;
  readonly completedOn: string;
  readonly validUntil: string | null;
  readonly result: string;
  readonly outcomes: string;
  readonly hoursMethod: string;
  readonly number: string;
  readonly replaces: string | null;
  readonly code: string;
  readonly provider: string;
  readonly abn: string | null;
  readonly approvals: readonly string[];
};

/** Of the JSON API, or of anything else that holds the snapshot itself. */
export function factsOfApi({ certificate, number, code }: PublicCertificate): StatedFacts {
  const shown = (day: string | null | undefined) => (day ? longDate(day) : null);
  return {
    name: certificate.holderName,
    title: certificate.title,
    course: certificate.courseTitle,
    version: certificate.courseVersion,
    hours: certificate.hoursText,
    mode: certificate.mode,
    startedOn: shown(certificate.startedOn),
    completedOn: longDate(certificate.completedOn),
    validUntil: shown(certificate.validUntil),
    result: resultText(certificate.result),
    outcomes: certificate.outcomes.join(' '),
    hoursMethod: certificate.hoursMethod,
    number,
    replaces: certificate.replaces ?? null,
    code: showCode(code),
    provider: certificate.provider.name,
    abn: certificate.provider.abn,
    approvals: (certificate.approvals ?? []).map((line) =>
      [
        line.bodyName,
        line.jurisdiction,
        line.approvalNumber,
        line.providerNumber ?? '',
        line.membershipNumber ?? '',
        line.approvedTitle,
        line.unitsText,
      ].join('|'),
    ),
  };
}

const between = (text: string, shape: RegExp): string | null => shape.exec(text)?.[1] ?? null;
const dayOf = (moment: string | undefined) => (moment ? longDate(moment.slice(0, 10)) : null);
const hourMs = 3_600_000;

/** The last day of a moment that is its end everywhere on Earth. */
function lastDay(validUntil: string | undefined): string | null {
  return validUntil ? dayOf(new Date(new Date(validUntil).getTime() - 36 * hourMs).toISOString()) : null;
}

/** Of a credential, read as a stranger would: nothing here looks at our own record. */
export function factsOfCredential(badge: BadgeJson): StatedFacts {
  const { credentialSubject: subject } = badge;
  const { achievement } = subject;
  const [evidence] = badge.evidence;
  if (!evidence) throw new Error('the badge has no evidence');
  const plainText = (type: string) =>
    subject.identifier.find(({ identityType, hashed }) => identityType === type && !hashed)?.identityHash;
  const [hours, mode, result, hoursMethod] =
    /^(.*?\)), (.*?)\. (.*?)\. (.*?)(?= Signed for the provider| It takes the place|$)/s
      .exec(evidence.narrative)
      ?.slice(1) ?? [];
  const percent = 'result' in subject ? subject.result?.[0]?.value : undefined;
  if (percent && !result?.includes(`(${percent}%)`))
    throw new Error('the result is not the one that the evidence tells');
  if (Math.round((Number.parseInt(hours ?? '', 10) / 60) * 100) / 100 !== subject.creditsEarned)
    throw new Error('the credits are not the hours');
  return {
    name: plainText('name') ?? '',
    title: badge.name.slice(0, -`: ${achievement.name}`.length),
    course: achievement.name,
    version: achievement.version,
    hours: hours ?? '',
    mode: mode ?? '',
    startedOn: 'activityStartDate' in subject ? dayOf(subject.activityStartDate) : null,
    completedOn: dayOf(subject.activityEndDate) ?? '',
    validUntil: 'validUntil' in badge ? lastDay(badge.validUntil) : null,
    result: result ?? '',
    outcomes: [...achievement.criteria.narrative.matchAll(/^- (.*)$/gm)].map(([, outcome]) => outcome).join(' '),
    hoursMethod: hoursMethod ?? '',
    number: evidence.name.split(' ').at(-1) ?? '',
    replaces: between(evidence.narrative, /takes the place of certificate (AFF-[\d-]+)\./),
    code: showCode(evidence.id.split('/').at(-1) ?? ''),
    provider: badge.issuer.name,
    abn: ('otherIdentifier' in badge.issuer ? badge.issuer.otherIdentifier?.[0]?.identifier : null) ?? null,
    approvals: ('alignment' in achievement ? (achievement.alignment ?? []) : []).map((line) =>
      [
        line.targetFramework,
        between(line.targetName, /\(([^()]*)\)$/) ?? '',
        line.targetCode,
        between(line.targetDescription, /Provider number (.*)\.$/) ?? '',
        plainText(`ext:${line.targetUrl.split('/').at(-1)}`) ?? '',
        between(line.targetDescription, /^Approved as “(.*)” for /) ?? '',
        between(line.targetDescription, / for ([^.]*(?:\.\d[^.]*)?)\. Approval number/) ?? '',
      ].join('|'),
    ),
  };
}

/** Words without what a layout changes: breaks, spaces, bullets, hyphens. */
export const squeezed = (text: string) => text.normalize('NFC').replaceAll(/[\s\u200b\u00ad•-]/g, '');
