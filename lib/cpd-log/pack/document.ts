import { longDay } from '#lib/time/days.ts';
import {
  answersShown,
  durationText,
  knownText,
  numberText,
  periodText,
  reasonsText,
  ruleStatusText,
  sizeText,
} from '../messages/pack.ts';
import { gapText } from '../messages/gaps.ts';
import { modeWord } from '../messages/words.ts';
import type { Pack, PackActivity } from '../schema/pack.ts';
import type { AppendixImage } from './appendix.ts';
import { certificatePart } from './document-certificates.ts';
import { rulePart, summaryPart } from './document-summary.ts';

export type DocumentOptions = {
  readonly appUrl: string;
  readonly images: readonly AppendixImage[];
  /** Some letters could not be printed. */
  readonly isPlain: boolean;
  /** On a page every file is a link. */
  readonly isPage?: boolean;
};

export type PackDocument = ReturnType<typeof packDocument>;

/** What lib/documents/audit-pack.typ prints: every word of it, so that the template holds only form. */
export function packDocument(pack: Pack, { appUrl, images, isPlain, isPage = false }: DocumentOptions) {
  const name = pack.holder.legalName ?? 'A therapist whose name is not confirmed';
  const bodyName = pack.body?.name ?? 'Whole log';
  const [year, month, day] = pack.madeOn.split('-').map(Number);
  return {
    documentTitle: `CPD audit pack: ${name}, ${bodyName}, ${periodText(pack.period)}`,
    author: name,
    description: `Continuing professional development of ${name}: ${periodText(pack.period)}.`,
    made: { year, month, day },
    footer: `${name} · ${pack.body?.shortName ?? 'Whole log'} · ${periodText(pack.period)}`,
    name,
    subtitle: `${bodyName}. ${periodText(pack.period)}.`,
    coverFacts: coverFacts(pack),
    statement: statementOf(isPlain),
    summary: summaryPart(pack),
    noBody: `${numberText(pack.minutes / 60)} hours of learning in ${activityCount(pack)}. This pack is for no body in particular, so nothing is counted by a rule.`,
    rule: rulePart(pack),
    gaps: pack.gaps.map((gap) => gapText(gap, pack)),
    logIntro: `${activityCount(pack)}, ${durationText(pack.minutes)} of learning, oldest first.`,
    unitHead: pack.body ? `Counted, ${pack.body.unitMany}` : null,
    activities: pack.activities.map((activity) => activityRow(activity)),
    certificatesIntro:
      'Issued by this platform. Each carries a code by which anyone can check it, without an account; its page also says when it was corrected or revoked.',
    certificates: pack.certificates.map((certificate) => certificatePart(certificate, appUrl)),
    reflections: pack.reflections.map((reflection) => ({
      heading:
        reflection.activityPosition === null ? reflection.title : `${reflection.activityPosition}. ${reflection.title}`,
      answers: answersShown(reflection),
    })),
    methods: methodsOf(pack),
    evidenceIntro: isPage ? fingerprint : evidenceIntro(pack, images.length),
    evidence: pack.evidence.map(({ id, position, activityPosition, fileName, sizeBytes, sha256 }) => ({
      id,
      position,
      activityPosition,
      activityId: pack.activities[activityPosition - 1]?.id ?? '',
      fileName,
      size: sizeText(sizeBytes),
      sha256,
    })),
    images: images.map(({ file }) => ({
      position: file.position,
      heading: `E${file.position}: ${file.fileName}`,
      alt: `Evidence file ${file.fileName} of activity ${file.activityPosition}, as the therapist uploaded it.`,
    })),
  };
}

export function activityCount({ activities }: Pick<Pack, 'activities'>): string {
  return activities.length === 1 ? '1 activity' : `${activities.length} activities`;
}

function coverFacts({ holder, body, period, madeOn, activities, minutes }: Pack) {
  return [
    { label: 'Body', value: body?.name ?? 'None in particular: the whole log' },
    { label: 'Membership number', value: holder.membershipNumber ?? 'Not given' },
    { label: 'Made on', value: longDay(madeOn) },
    { label: 'Period', value: periodText(period) },
    { label: 'Learning', value: `${activityCount({ activities })}, ${durationText(minutes)}` },
    ...(body
      ? [{ label: 'Its rule', value: `${ruleStatusText[body.status]}; checked on ${longDay(body.checkedOn)}` }]
      : []),
    ...(holder.disciplines.length > 0 ? [{ label: 'Disciplines', value: holder.disciplines.join(', ') }] : []),
  ];
}

function statementOf(isPlain: boolean): string {
  return [
    'The therapist answers for what is entered here; what was issued by this platform can be checked at the address beside it. Rules of bodies are read and reckoned by us, not by them: each says where it was read and when.',
    ...(isPlain ? ['Letters that this document cannot print stand as “?”; the CSV file has all of them.'] : []),
  ].join(' ');
}

function activityRow(activity: PackActivity) {
  const { position, completedOn, title, provider, mode, isAssessed, verification, minutes, countedUnits } = activity;
  return {
    position,
    date: completedOn,
    title,
    provider,
    about: [modeWord[mode], ...(isAssessed ? ['assessed'] : []), knownText[verification].toLowerCase()].join(' · '),
    time: durationText(minutes),
    counted: countedUnits === null ? '' : numberText(countedUnits),
    notes: notesOf(activity),
  };
}

function notesOf({ certificateNumber, evidencePositions, verification, ...rest }: PackActivity): string[] {
  const files = evidencePositions.map((position) => `E${position}`).join(', ');
  const reasons = reasonsText(rest);
  return [
    ...(certificateNumber === null ? [] : [`Certificate ${certificateNumber}`]),
    ...(files === '' ? [] : [`Files ${files}`]),
    ...(files === '' && verification === 'self-declared' ? ['No evidence'] : []),
    ...(reasons === '' ? [] : [reasons]),
  ];
}

function methodsOf({ certificates, activities }: Pack): string[] {
  const hasOwn = activities.some(({ verification }) => verification !== 'issued-here');
  return [
    ...(certificates.length > 0
      ? ['Courses taken here: each certificate above says how its learning time was worked out from the course itself.']
      : []),
    ...(hasOwn
      ? ['Other activities: the time is the time that the therapist entered, or that the Open Badge states.']
      : []),
    'Time is kept in minutes and turned into a body’s units by its own rule: one hour here is never assumed to be one point there.',
  ];
}

const fingerprint = 'The sha256 is the fingerprint of each file: a changed file has another.';

function evidenceIntro({ evidence, includesEvidence }: Pack, printed: number): string {
  const rest = evidence.length - printed;
  const pages =
    printed === 0 ? '' : ` ${printed === 1 ? 'One image follows' : `${printed} images follow`} on pages of their own.`;
  const handed =
    !includesEvidence || rest === 0 ? '' : ' Files that are not printed are handed over beside this document.';
  return `${fingerprint}${pages}${handed}`;
}
