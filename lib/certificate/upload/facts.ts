import { hoursOf } from '../badge/achievement.ts';
import { isObject, listOf, shown } from '../check/types.ts';
import type { Json, JsonObject } from '../check/types.ts';
import { longDate } from '../dates.ts';
import type { PublicCertificate } from '../schema.ts';

/** One fact, as the file says it and as our record says it; null where one of them is silent. */
export type ComparedFact = {
  readonly label: string;
  readonly ours: string | null;
  readonly file: string | null;
  readonly differs: boolean;
};

export type Said = ReadonlyMap<string, string>;

const at = (value: Json | undefined, name: string): Json | undefined => (isObject(value) ? value[name] : undefined);
const first = (value: Json | undefined) => listOf(value)[0];

function dayOf(value: Json | undefined): string | null {
  const day = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
  return day && !Number.isNaN(Date.parse(day)) ? longDate(day) : null;
}

function nameOf(subject: Json | undefined): Json | undefined {
  const names = listOf(at(subject, 'identifier')).filter((entry) => at(entry, 'identityType') === 'name');
  return at(names[0], 'identityHash');
}

function resultOf(subject: Json | undefined): Json | undefined {
  const value = at(first(at(subject, 'result')), 'value');
  const type = at(first(at(at(subject, 'achievement'), 'resultDescription')), 'resultType');
  return type === 'Percent' && typeof value === 'string' ? `${value}%` : value;
}

function mapOf(rows: readonly (readonly [string, Json | undefined | null])[]): Said {
  return new Map(
    rows.flatMap(([label, value]) =>
      value === undefined || value === null || value === '' ? [] : [[label, shown(value, 300)] as const],
    ),
  );
}

/** Our badges end where the last day has ended on all of the earth, noon of the next in UTC. Others' mean what they say. */
function lastDayOf(value: Json | undefined, isOurs: boolean): string | null {
  const day = dayOf(value);
  if (!day || !isOurs) return day;
  const end = Date.parse(String(value));
  return Number.isNaN(end) ? day : longDate(new Date(end - 12 * 3_600_000 - 1));
}

/** What a badge says, ours or another's, in words for people. Total: any JSON gives an answer. */
export function saidByBadge(badge: JsonObject, isOurs: boolean): Said {
  const subject = badge['credentialSubject'];
  const achievement = at(subject, 'achievement');
  const credits = at(subject, 'creditsEarned');
  const issuer = badge['issuer'];
  return mapOf([
    ['Name', nameOf(subject)],
    ['Course', at(achievement, 'name')],
    ['Course version', at(achievement, 'version')],
    ['Completed on', dayOf(at(subject, 'activityEndDate'))],
    ['Hours', typeof credits === 'number' ? String(credits) : null],
    ['Result', resultOf(subject)],
    ['Valid until the end of', lastDayOf(badge['validUntil'], isOurs)],
    ['Document', at(first(badge['evidence']), 'name')],
    ['Issuer', at(issuer, 'name') ?? (typeof issuer === 'string' ? issuer : at(issuer, 'id'))],
  ]);
}

/** The same facts from our record. */
export function saidByRecord({ certificate, number }: PublicCertificate): Said {
  return mapOf([
    ['Name', certificate.holderName],
    ['Course', certificate.courseTitle],
    ['Course version', certificate.courseVersion],
    ['Completed on', longDate(certificate.completedOn)],
    ['Hours', String(hoursOf(certificate.minutes))],
    ['Result', certificate.result ? `${certificate.result.percent.toFixed(1)}%` : null],
    ['Valid until the end of', certificate.validUntil ? longDate(certificate.validUntil) : null],
    ['Document', `${certificate.title} ${number}`],
    ['Issuer', certificate.provider.name],
  ]);
}

/** Both beside each other, in one order. A fact that only one of them states differs too. */
export function compareFacts(file: Said | null, ours: Said | null): ComparedFact[] {
  const labels = [...new Set([...(ours?.keys() ?? []), ...(file?.keys() ?? [])])];
  return labels.map((label) => {
    const [left, right] = [ours?.get(label) ?? null, file?.get(label) ?? null];
    return { label, ours: left, file: right, differs: ours !== null && file !== null && left !== right };
  });
}
