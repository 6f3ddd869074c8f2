import { verifyUrl } from '#lib/certificate/address.ts';
import { byteOrderMark, csvLine } from '#lib/csv.ts';
import { answersShown, knownText, numberText, periodText, reasonsText } from '../messages/pack.ts';
import { modeWord, relationWord } from '../messages/words.ts';
import type { Pack, PackActivity } from '../schema/pack.ts';

const heads = [
  'Number',
  'Completed on',
  'Begun on',
  'Title',
  'Provider',
  'Mode',
  'Relation',
  'Assessed',
  'Minutes',
  'Hours',
  'Unit',
  'Units before limits',
  'Units counted',
  'Why',
  'How known',
  'Certificate number',
  'Certificate status',
  'Check at',
  'Learning outcomes',
  'How the hours were worked out',
  'Evidence files',
  'Evidence sha256',
  'Reflection',
  'Therapist',
  'Membership number',
  'Body',
  'Period',
  'Pack made on',
] as const;

/** One line an activity, every fact of it on its line: a spreadsheet can sort and cut it as it likes. */
export function packCsv(pack: Pack, appUrl: string): string {
  const parts = {
    certificates: Map.groupBy(pack.certificates, ({ activityPosition }) => activityPosition),
    evidence: Map.groupBy(pack.evidence, ({ activityPosition }) => activityPosition),
    reflections: Map.groupBy(pack.reflections, ({ activityPosition }) => activityPosition),
  };
  const lines = pack.activities.map((activity) => csvLine(cellsOf(pack, parts, activity, appUrl)));
  return `${byteOrderMark}${csvLine(heads)}${lines.join('')}`;
}

const units = (value: number | null) => (value === null ? '' : numberText(value));

/** What belongs to an activity, by its position. */
type Parts = { readonly [Name in 'certificates' | 'evidence' | 'reflections']: ReadonlyMap<number | null, Pack[Name]> };

function cellsOf(pack: Pack, parts: Parts, activity: PackActivity, appUrl: string): string[] {
  const { position } = activity;
  const certificate = parts.certificates.get(position)?.[0];
  const files = parts.evidence.get(position) ?? [];
  return [
    String(position),
    activity.completedOn,
    activity.startedOn ?? '',
    activity.title,
    activity.provider,
    modeWord[activity.mode],
    relationWord[activity.relation],
    activity.isAssessed ? 'yes' : 'no',
    String(activity.minutes),
    numberText(activity.minutes / 60),
    pack.body?.unitOne ?? '',
    units(activity.units),
    units(activity.countedUnits),
    reasonsText(activity),
    knownText[activity.verification],
    activity.certificateNumber ?? '',
    certificate?.status ?? '',
    certificate ? verifyUrl(appUrl, certificate.code) : '',
    certificate?.outcomes.join('; ') ?? '',
    certificate?.hoursMethod ?? '',
    files.map(({ position: number, fileName }) => `E${number} ${fileName}`).join('; '),
    files.map(({ sha256 }) => sha256).join('; '),
    reflectionText(parts.reflections.get(position) ?? []),
    pack.holder.legalName ?? '',
    pack.holder.membershipNumber ?? '',
    pack.body?.name ?? '',
    periodText(pack.period),
    pack.madeOn,
  ];
}

function reflectionText(reflections: Pack['reflections']): string {
  return reflections
    .flatMap((reflection) => answersShown(reflection).map(({ label, text }) => `${label}: ${text}`))
    .join('\n');
}
