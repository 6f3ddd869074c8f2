import { endOfDayEverywhere } from '#lib/time/days.ts';
import { verifyUrl } from '../address.ts';
import { longDate } from '../dates.ts';
import { showCode } from '../code.ts';
import { completionPhrase, resultText } from '../messages.ts';
import { achievementJson, hoursOf, resultId } from './achievement.ts';
import type { AchievementFacts, AchievementJson } from './achievement.ts';
import { credentialImageUrl, credentialUrl, issuerUrl, statusListUrl } from './addresses.ts';
import { credentialsContext, extensionsContext, openBadgeContext } from './contexts.ts';
import { moment } from './facts.ts';
import type { BadgeFacts, CredentialFacts } from './facts.ts';
import type { CertificateSnapshot } from '../schema.ts';

/** Where 1EdTech publishes the schema that every badge of ours is checked against. */
export const schemaUrl =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

function achievementFacts(snapshot: CertificateSnapshot): AchievementFacts {
  const { courseTitle, courseSlug, courseVersion, minutes, hoursText, outcomes, basis } = snapshot;
  return {
    courseTitle,
    courseSlug,
    courseVersion,
    minutes,
    hoursText,
    outcomes,
    basis,
    passPercent: snapshot.result?.passPercent ?? null,
    approvals: snapshot.approvals ?? [],
    providerName: snapshot.provider.name,
  };
}

/** Name and membership numbers in plain text, since the certificate states them; the address only as a salted hash. */
function identifiers({ holderName, approvals = [] }: CertificateSnapshot, { salt, identityHash }: CredentialFacts) {
  const plain = (identityType: string, value: string) => ({
    type: 'IdentityObject',
    hashed: false,
    identityHash: value,
    identityType,
  });
  const members = new Map(
    approvals.flatMap((line) => (line.membershipNumber ? [[line.bodySlug, line.membershipNumber]] : [])),
  );
  return [
    plain('name', holderName),
    ...Array.from(members, ([bodySlug, number]) => plain(`ext:${bodySlug}`, number)),
    ...(salt && identityHash
      ? [{ type: 'IdentityObject', hashed: true, identityHash, identityType: 'emailAddress', salt }]
      : []),
  ];
}

function subjectJson({ appUrl, certificate: { certificate }, credential }: BadgeFacts, achievement: AchievementJson) {
  return {
    id: `urn:uuid:${credential.subjectId}`,
    type: ['AchievementSubject'],
    identifier: identifiers(certificate, credential),
    ...(certificate.startedOn ? { activityStartDate: `${certificate.startedOn}T00:00:00Z` } : {}),
    activityEndDate: `${certificate.completedOn}T00:00:00Z`,
    creditsEarned: hoursOf(certificate.minutes),
    source: { id: issuerUrl(appUrl), type: ['Profile'], name: certificate.provider.name },
    achievement,
    ...(certificate.result
      ? {
          result: [
            {
              type: ['Result'],
              resultDescription: resultId(achievement.id),
              value: certificate.result.percent.toFixed(1),
            },
          ],
        }
      : {}),
  };
}

/** What was seen and how it was reckoned, with the page where anyone checks it. */
function evidenceJson({ appUrl, certificate: { code, number, certificate } }: BadgeFacts) {
  return {
    id: verifyUrl(appUrl, code),
    type: ['Evidence'],
    name: `${certificate.title} ${number}`,
    description: `Certificate ${number}, code ${showCode(code)}. Its page says whether it still stands.`,
    narrative: [
      `${certificate.hoursText}, ${certificate.mode}.`,
      `${resultText(certificate.result)}.`,
      certificate.hoursMethod,
      ...(certificate.signatory ? [`Signed for the provider by ${certificate.signatory}.`] : []),
      ...(certificate.replaces ? [`It takes the place of certificate ${certificate.replaces}.`] : []),
    ].join(' '),
    genre: 'Certificate',
  };
}

function statusJson(appUrl: string, { statusListId, statusIndex }: CredentialFacts) {
  const list = statusListUrl(appUrl, statusListId);
  return {
    id: `${list}#${statusIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(statusIndex),
    statusListCredential: list,
  };
}

/** The issuer as the certificate names it: the provider of that day, at the address that serves the profile of today. */
function issuerJson(appUrl: string, { provider }: CertificateSnapshot) {
  return {
    id: issuerUrl(appUrl),
    type: ['Profile'],
    name: provider.name,
    url: appUrl,
    ...(provider.abn
      ? { otherIdentifier: [{ type: 'IdentifierEntry', identifier: provider.abn, identifierType: 'ext:abn' }] }
      : {}),
  };
}

/**
 * The certificate as an OpenBadgeCredential without a proof. Pure: the same facts give the same JSON, whichever proof follows.
 * It says nothing of the state, which is the status list's.
 */
export function badgeJson(facts: BadgeFacts) {
  const { appUrl, certificate, credential } = facts;
  const snapshot = certificate.certificate;
  const achievement = achievementJson(appUrl, achievementFacts(snapshot));
  return {
    '@context': [credentialsContext, openBadgeContext, extensionsContext] as const,
    id: credentialUrl(appUrl, credential.id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'] as const,
    issuer: issuerJson(appUrl, snapshot),
    name: `${snapshot.title}: ${snapshot.courseTitle}`,
    description: `${snapshot.holderName} completed ${snapshot.courseTitle}, ${completionPhrase(snapshot.basis)}, on ${longDate(snapshot.completedOn)}: ${snapshot.hoursText}.`,
    image: {
      id: credentialImageUrl(appUrl, credential.id),
      type: 'Image',
      caption: `Badge of certificate ${certificate.number}`,
    },
    awardedDate: moment(certificate.issuedAt),
    validFrom: moment(credential.validFrom),
    ...(snapshot.validUntil ? { validUntil: moment(endOfDayEverywhere(snapshot.validUntil)) } : {}),
    credentialSubject: subjectJson(facts, achievement),
    evidence: [evidenceJson(facts)],
    credentialStatus: statusJson(appUrl, credential),
    credentialSchema: [{ id: schemaUrl, type: '1EdTechJsonSchemaValidator2019' }],
  };
}

export type BadgeJson = ReturnType<typeof badgeJson>;
