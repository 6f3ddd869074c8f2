import type { CheckReport, Json, JsonObject } from '#lib/certificate/check/types.ts';
import { dayIn } from '#lib/time/days.ts';
import type { TypedEntry } from '../schema/entry.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : value === undefined || value === null ? [] : [value];
const inner = (value: JsonObject, name: string): JsonObject => {
  const found = listOf(value[name]).find(isObject);
  return found ?? {};
};
const textOf = (value: Json | undefined): string =>
  typeof value === 'string'
    ? value
        .toWellFormed()
        .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim()
    : '';

/** The beginning of a text, without half a letter at its end. */
const start = (text: string, most: number) => text.slice(0, most).toWellFormed();

export type BadgeClaims = {
  readonly credentialId: string | null;
  readonly issuerId: string | null;
  readonly issuerName: string;
  readonly achievementName: string;
  readonly credits: string | null;
  /** What the form of an entry is filled with. */
  readonly typed: TypedEntry;
};

function dayOf(value: Json | undefined, timeZone: string): string {
  const at = typeof value === 'string' ? new Date(value) : null;
  return at && !Number.isNaN(at.getTime()) ? dayIn(at, timeZone) : '';
}

const firstDay = (values: readonly (Json | undefined)[], timeZone: string) =>
  values.map((value) => dayOf(value, timeZone)).find((day) => day !== '') ?? '';

/**
 * What a credential says of the learning. Its credits have no unit in Open Badges 3.0, so the time it took is asked for.
 * Total for any credential that could be read.
 * @param timeZone of the therapist: days are theirs
 */
export function badgeClaims(credential: JsonObject, timeZone: string): BadgeClaims {
  const subject = inner(credential, 'credentialSubject');
  const achievement = inner(subject, 'achievement');
  const issuer = inner(credential, 'issuer');
  const issuerId = textOf(credential['issuer']) || textOf(issuer['id']);
  const title = start(textOf(achievement['name']) || textOf(credential['name']), 200);
  const provider = start(textOf(issuer['name']) || issuerId, 200);
  const completedOn = firstDay(
    [subject['activityEndDate'], credential['awardedDate'], credential['validFrom']],
    timeZone,
  );
  const startedOn = dayOf(subject['activityStartDate'], timeZone);
  const credits = subject['creditsEarned'];
  return {
    credentialId: textOf(credential['id']) || null,
    issuerId: issuerId || null,
    issuerName: provider,
    achievementName: title,
    credits: typeof credits === 'number' ? `${credits} ${credits === 1 ? 'credit' : 'credits'}` : null,
    typed: {
      title,
      provider,
      completedOn,
      startedOn: startedOn !== '' && startedOn <= completedOn ? startedOn : '',
      isAssessed: listOf(subject['result']).length > 0 ? 'yes' : '',
    },
  };
}

export type Belongs = 'mine' | 'not-said' | 'not-mine';

/**
 * Whether a badge is made out to an e-mail address.
 * @param hashOf the salted hash of the therapist's address, as the standard writes it
 */
export function belongsTo(credential: JsonObject, email: string, hashOf: (salt: string) => string): Belongs {
  const subject = inner(credential, 'credentialSubject');
  const mine = email.trim().toLowerCase();
  const named = listOf(subject['identifier'])
    .filter(isObject)
    .filter((each) => each['identityType'] === 'emailAddress' || each['identityType'] === 'email');
  const isMine = named.some((each) => {
    const value = textOf(each['identityHash']).toLowerCase();
    if (each['hashed'] !== true) return value.replace(/^mailto:/, '') === mine;
    const salt = typeof each['salt'] === 'string' ? each['salt'] : '';
    const hash = hashOf(salt);
    return value === hash || `sha256$${value}` === hash;
  });
  const id = textOf(subject['id']).toLowerCase();
  if (isMine || id === `mailto:${mine}`) return 'mine';
  return named.length > 0 || id.startsWith('mailto:') ? 'not-mine' : 'not-said';
}

/** Why a badge makes an entry no more than the therapist's own word, in a sentence; null where its signature was checked. */
export function whySelfDeclared({ steps, goodProofs }: CheckReport, belongs: Belongs): string | null {
  const fault = steps.find(({ outcome }) => outcome === 'failed');
  if (fault) return `a step of its check failed. ${fault.why}`;
  if (goodProofs.length === 0) return 'no signature of it could be checked.';
  if (!steps.some(({ step, outcome }) => step.startsWith('issuer') && outcome === 'passed'))
    return 'its key came along in the badge itself, and nothing ties that key to the issuer whom it names.';
  if (belongs === 'not-mine') return 'it is made out to another e-mail address than the one you sign in with.';
  return belongs === 'not-said' ? 'it does not say whom it is made out to.' : null;
}

/** The same in letters that the database keeps: what a stranger's file makes our sentences say may hold others. */
export function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', ' ') as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => storable(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, storable(each as unknown)])) as Value;
}
