import { modes, relations, subjects } from '#lib/bodies/schema.ts';
import type { Mode, Relation, Subject } from '#lib/bodies/schema.ts';
import { modeWord, relationWord, subjectWord } from '../messages/words.ts';
import { plainWords } from './csv-columns.ts';

const modeSpellings: Record<Mode, readonly string[]> = {
  in_person: [
    'face to face',
    'f2f',
    'classroom',
    'workshop',
    'course',
    'conference',
    'seminar',
    'hands on',
    'practical',
  ],
  online_live: ['live online', 'webinar', 'live webinar', 'zoom', 'virtual', 'online webinar'],
  online_self_paced: [
    'online',
    'e learning',
    'elearning',
    'online course',
    'self paced',
    'distance',
    'distance learning',
    'home study',
    'recorded webinar',
    'video',
  ],
  reading: ['read', 'book', 'article', 'journal', 'journal article', 'self study'],
  supervision: ['supervision', 'peer review', 'mentoring', 'peer group', 'case discussion'],
  teaching: ['teaching', 'writing', 'presenting', 'presentation', 'publishing'],
  other: ['other'],
};

const relationSpellings: Record<Relation, readonly string[]> = {
  direct: ['direct', 'directly related', 'clinical', 'formal', 'primary', 'category a', 'core', 'massage'],
  general: ['general', 'professional', 'non clinical', 'informal', 'secondary', 'category b'],
  wellbeing: ['wellbeing', 'health and wellbeing', 'self care'],
  unrelated: ['unrelated', 'not related', 'other'],
};

function finder<Value extends string>(
  list: readonly Value[],
  words: Readonly<Record<Value, string>>,
  more?: Readonly<Partial<Record<Value, readonly string[]>>>,
): (text: string) => Value | null {
  const all = new Map(
    list.flatMap((value) =>
      [value, words[value], ...(more?.[value] ?? [])].map((spelling) => [plainWords(spelling), value] as const),
    ),
  );
  return (text) => all.get(plainWords(text)) ?? null;
}

export const readMode = finder(modes, modeWord, modeSpellings);
export const readRelation = finder(relations, relationWord, relationSpellings);
const readSubject = finder(subjects, subjectWord, {
  first_aid: ['first aid', 'cpr'],
  science: ['anatomy', 'physiology', 'pathology'],
});

/** Subjects of a cell, parted by commas, semicolons or strokes; null where one is not known. "" is none. */
export function readSubjects(text: string): Subject[] | null {
  const whole = readSubject(text);
  if (whole) return [whole];
  // Our own words hold commas ("Anatomy, physiology, pathology"), so a finer parting is tried only after the coarse one.
  for (const mark of [/[;|]/, /[;|,/]/]) {
    const found = text
      .split(mark)
      .map((part) => part.trim())
      .filter(Boolean)
      .map(readSubject);
    if (found.every((subject) => subject !== null)) return [...new Set(found)];
  }
  return null;
}

/** Yes or no of a cell; null for something else. Empty is no. */
export function readYes(text: string): boolean | null {
  const word = plainWords(text);
  if (['', 'no', 'n', 'false', '0'].includes(word)) return false;
  return ['yes', 'y', 'true', '1', 'x', 'passed'].includes(word) ? true : null;
}
