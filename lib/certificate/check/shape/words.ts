import { z } from 'zod';

/**
 * The structure of an Open Badge 3.0, written from the specification (1EdTech, Open Badges 3.0, data model appendix B). Names,
 * types and closed lists of words are facts of the specification; a test holds this against the published JSON Schema.
 */

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const most = month === 2 && isLeap(year) ? 29 : (days[month - 1] ?? 0);
  return day >= 1 && day <= most;
}

/** A moment of RFC 3339 with its offset. */
export function isMoment(text: string): boolean {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/i.exec(text);
  if (!found?.[1] || !isDay(found[1])) return false;
  const [hour, minute, second] = [Number(found[2]), Number(found[3]), Number(found[4])];
  const isOffset = Number(found[5] ?? 0) <= 23 && Number(found[6] ?? 0) <= 59;
  return hour <= 23 && minute <= 59 && second <= 59 && isOffset;
}

export const text = z.string();
export const moment = z.string().refine(isMoment, 'must be a moment such as 2026-11-20T04:30:00Z');
export const day = z.string().refine(isDay, 'must be a day such as 2026-11-20');
export const language = z
  .string()
  .regex(/^[a-z]{2,4}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/, 'must be a language tag');
export const compactJws = z.string().regex(/^[a-zA-Z0-9_-]+\.[a-zA-Z0-9_-]*\.[a-zA-Z0-9_-]+$/, 'must be a compact JWS');

/** A set of types that must hold one of the given words. */
export function typesWith(...wanted: readonly string[]) {
  return z
    .array(z.string())
    .min(1)
    .refine((types) => types.some((type) => wanted.includes(type)), `must name ${wanted.join(' or ')}`);
}

/** A closed list of words, which "ext:…" may extend. */
export function wordsOf(words: readonly string[]) {
  return z
    .string()
    .refine(
      (word) => words.includes(word) || /ext:[a-zA-Z0-9|._-]+/.test(word),
      'must be a word of the specification or “ext:…”',
    );
}

const words = (list: string) => list.trim().split(/\s+/);

export const identifierTypes = words(`
  name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn
  lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId
  ltiUserId identifier
`);

export const achievementTypes = words(`
  Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree
  Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree
  Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram
  License Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree
  MicroCredential ResearchDoctorate SecondarySchoolDiploma
`);

export const targetTypes = words(`
  ceasn:Competency ceterms:Credential CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL
`);

export const resultTypes = words(`
  GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion
  RubricCriterionLevel RubricScore ScaledScore Status
`);

export const resultStatuses = ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'];
