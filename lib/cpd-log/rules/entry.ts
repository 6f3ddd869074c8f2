import { modes, relations, subjects } from '#lib/bodies/schema.ts';
import type { Subject } from '#lib/bodies/schema.ts';
import { parseDay } from './calendar-day.ts';
import { parseDuration } from './duration.ts';
import type { DurationFault } from './duration.ts';
import { claimFieldOf, longest } from '../schema/entry.ts';
import type { EntryClaim, EntryFacts, EntryWords, TypedEntry } from '../schema/entry.ts';

export type EntryFault =
  | 'missing'
  | 'too-long'
  | 'not-a-day'
  | 'in-the-future'
  | 'starts-after-end'
  | 'not-a-choice'
  | 'not-units'
  | `duration-${DurationFault}`;

export type EntryFaults = Readonly<Record<string, EntryFault>>;

const isOneOf = <Value extends string>(list: readonly Value[], text: string): text is Value =>
  (list as readonly string[]).includes(text);

/** Lines and commas part the names of therapies; each stands once. */
export function disciplinesOf(text: string): string[] {
  return [...new Set(text.split(/[,;\n]/).map((each) => each.trim()))].filter(Boolean).slice(0, 20);
}

function textFault(text: string, most: number, isNeeded: boolean): EntryFault | null {
  if (isNeeded && text.trim() === '') return 'missing';
  return text.length > most ? 'too-long' : null;
}

type Days = { readonly startedOn: string | null; readonly completedOn: string | null };

function daysOf(typed: TypedEntry, today: string, faults: Record<string, EntryFault>): Days {
  const end = (typed['completedOn'] ?? '').trim();
  const begin = (typed['startedOn'] ?? '').trim();
  const completedOn = parseDay(end);
  const startedOn = begin === '' ? null : parseDay(begin);
  if (end === '') faults['completedOn'] = 'missing';
  else if (!completedOn) faults['completedOn'] = 'not-a-day';
  else if (completedOn > today) faults['completedOn'] = 'in-the-future';
  if (begin !== '' && !startedOn) faults['startedOn'] = 'not-a-day';
  else if (startedOn && completedOn && startedOn > completedOn) faults['startedOn'] = 'starts-after-end';
  return { startedOn, completedOn };
}

/**
 * The facts of an entry from a form or a line of a list, or what is wrong with each field. Total for any text.
 * @param today the therapist's own day, YYYY-MM-DD
 */
export function readFacts(
  typed: TypedEntry,
  today: string,
): { readonly facts: EntryFacts | null; readonly faults: EntryFaults } {
  const faults: Record<string, EntryFault> = {};
  const title = (typed['title'] ?? '').trim();
  const provider = (typed['provider'] ?? '').trim();
  for (const [name, text] of [
    ['title', title],
    ['provider', provider],
  ] as const) {
    const fault = textFault(text, longest[name], true);
    if (fault) faults[name] = fault;
  }
  const { startedOn, completedOn } = daysOf(typed, today, faults);
  const duration = parseDuration(typed['duration'] ?? '');
  if (!duration.ok) faults['duration'] = `duration-${duration.fault}`;
  const mode = typed['mode'] ?? '';
  if (mode === '') faults['mode'] = 'missing';
  else if (!isOneOf(modes, mode)) faults['mode'] = 'not-a-choice';
  if (Object.keys(faults).length > 0 || !completedOn || !duration.ok || !isOneOf(modes, mode))
    return { facts: null, faults };
  const isAssessed = typed['isAssessed'] === 'yes';
  return { facts: { title, provider, startedOn, completedOn, minutes: duration.minutes, mode, isAssessed }, faults };
}

/** Units with at most three decimals, in thousandths; null for anything else. */
export function unitsMilliOf(text: string): number | null {
  const bare = text.trim().replace(',', '.');
  if (!/^\d{1,5}(\.\d{1,3})?$/.test(bare)) return null;
  return Math.round(Number(bare) * 1000);
}

function claimsOf(typed: TypedEntry, bodySlugs: readonly string[], faults: Record<string, EntryFault>): EntryClaim[] {
  return bodySlugs.flatMap((bodySlug) => {
    const names = claimFieldOf(bodySlug);
    const text = (typed[names.units] ?? '').trim();
    const unitsMilli = text === '' ? null : unitsMilliOf(text);
    if (text !== '' && unitsMilli === null) faults[names.units] = 'not-units';
    const isExcluded = typed[names.excluded] === 'yes';
    return isExcluded || unitsMilli !== null ? [{ bodySlug, isExcluded, unitsMilli }] : [];
  });
}

/** The therapist's words about an entry, with claims towards the bodies given. Total for any text. */
export function readWords(
  typed: TypedEntry,
  bodySlugs: readonly string[],
): { readonly words: EntryWords | null; readonly faults: EntryFaults } {
  const faults: Record<string, EntryFault> = {};
  const { relation = '', learned = '', use = '', disciplines = '' } = typed;
  if (relation === '') faults['relation'] = 'missing';
  else if (!isOneOf(relations, relation)) faults['relation'] = 'not-a-choice';
  const chosen = (typed['subjects'] ?? '').split(',').filter(Boolean);
  if (!chosen.every((each) => isOneOf(subjects, each))) faults['subjects'] = 'not-a-choice';
  const texts = [
    ['disciplines', disciplines, longest.disciplines],
    ['learned', learned, longest.words],
    ['use', use, longest.words],
  ] as const;
  for (const [name, text, most] of texts) {
    const fault = textFault(text, most, false);
    if (fault) faults[name] = fault;
  }
  const claims = claimsOf(typed, bodySlugs, faults);
  if (Object.keys(faults).length > 0 || !isOneOf(relations, relation)) return { words: null, faults };
  const words: EntryWords = {
    relation,
    subjects: [...new Set(chosen)] as Subject[],
    disciplines: disciplinesOf(disciplines),
    learned: learned.trim(),
    use: use.trim(),
    claims,
  };
  return { words, faults };
}
