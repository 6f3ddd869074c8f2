import type { ApprovalLine, CertificateSnapshot } from '../schema.ts';
import { achievementUrl, bodyUrl, issuerUrl } from './addresses.ts';

/** What a course version says about the achievement, from the snapshot or, on its own page, from the catalogue. */
export type AchievementFacts = Pick<
  CertificateSnapshot,
  'courseTitle' | 'courseSlug' | 'courseVersion' | 'minutes' | 'hoursText' | 'outcomes' | 'basis'
> & {
  readonly passPercent: number | null;
  readonly approvals: readonly ApprovalLine[];
  readonly providerName: string;
};

/** Hours with two decimals, as the certificate prints them. */
export function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}

/** The id by which a badge's result points at what it is a result of. */
export const resultId = (achievementId: string) => `${achievementId}#result`;

function criteriaText({ basis, passPercent, outcomes }: AchievementFacts): string {
  const how =
    basis === 'quiz'
      ? `Study the course online at your own pace and pass its quiz${passPercent === null ? '' : ` with at least ${passPercent}%`}.`
      : 'Complete the course, as confirmed by the provider. It was not assessed here.';
  return [how, ...(outcomes.length > 0 ? ['', 'Outcomes:', ...outcomes.map((outcome) => `- ${outcome}`)] : [])].join(
    '\n',
  );
}

/** The body's own page of ours, where its rules and their sources stand. */
export function alignmentOf(appUrl: string, line: ApprovalLine) {
  return {
    type: ['Alignment'],
    targetName: `${line.bodyName} (${line.jurisdiction})`,
    targetUrl: bodyUrl(appUrl, line.bodySlug),
    targetCode: line.approvalNumber,
    targetFramework: line.bodyName,
    targetDescription: [
      `Approved as “${line.approvedTitle}” for ${line.unitsText}.`,
      `Approval number ${line.approvalNumber}.`,
      ...(line.providerNumber ? [`Provider number ${line.providerNumber}.`] : []),
    ].join(' '),
  };
}

/**
 * The achievement: what anyone who completes this version of the course has done. A completion that a person confirmed is another
 * one than a passed quiz, so it has an id of its own at the same address.
 */
export function achievementJson(appUrl: string, facts: AchievementFacts) {
  const address = achievementUrl(appUrl, facts.courseSlug, facts.courseVersion);
  const id = facts.basis === 'quiz' ? address : `${address}#confirmed`;
  return {
    id,
    type: ['Achievement'],
    name: facts.courseTitle,
    description: `${facts.courseTitle}, version ${facts.courseVersion}: ${facts.hoursText} of continuing professional development for massage therapists.`,
    criteria: { id: `${appUrl}/courses/${facts.courseSlug}`, narrative: criteriaText(facts) },
    achievementType: facts.basis === 'quiz' ? 'Certificate' : 'CertificateOfCompletion',
    creator: { id: issuerUrl(appUrl), type: ['Profile'], name: facts.providerName },
    creditsAvailable: hoursOf(facts.minutes),
    image: { id: `${address}/image`, type: 'Image', caption: `Badge of ${facts.courseTitle}` },
    version: facts.courseVersion,
    inLanguage: 'en',
    tag: ['continuing professional development', 'massage therapy'],
    ...(facts.approvals.length > 0 ? { alignment: facts.approvals.map((line) => alignmentOf(appUrl, line)) } : {}),
    ...(facts.passPercent === null
      ? {}
      : {
          resultDescription: [
            {
              id: resultId(id),
              type: ['ResultDescription'],
              name: 'Quiz result in per cent',
              resultType: 'Percent',
              valueMin: '0',
              valueMax: '100',
              requiredValue: String(facts.passPercent),
            },
          ],
        }),
  };
}

export type AchievementJson = ReturnType<typeof achievementJson>;
