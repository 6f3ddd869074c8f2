import type { FlagKind } from '#lib/quiz/rules/figures/flags.ts';
import type { Interval } from '#lib/quiz/rules/statistics/interval.ts';

const minus = (text: string) => text.replace('-', '−');

/** A percentage as it is read: "62%", with so many decimals. */
export function percent(value: number | null, digits = 0): string {
  if (value === null) return 'no value';
  const text = value.toFixed(digits);
  return `${minus(Number(text) === 0 ? (0).toFixed(digits) : text)}%`;
}

/** A plain number as it is read. */
export function decimal(value: number | null, digits = 2): string {
  return value === null ? 'no value' : minus(value.toFixed(digits));
}

/** The interval of a percentage: "55 to 69". */
export function intervalText(interval: Interval | null, digits = 0): string | null {
  return interval ? `${minus(interval[0].toFixed(digits))} to ${minus(interval[1].toFixed(digits))}` : null;
}

/** Seconds as people say them. */
export function secondsText(seconds: number | null): string {
  if (seconds === null) return 'no value';
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const rounded = Math.round(seconds);
  const rest = rounded % 60;
  return rest === 0 ? `${Math.floor(rounded / 60)} min` : `${Math.floor(rounded / 60)} min ${rest} s`;
}

const kinds: Readonly<Record<string, string>> = {
  single: 'Single best answer',
  multiple: 'Choose all that apply',
  'true-false': 'True or false',
  'true-false-reason': 'True or false, with the reason',
  ordering: 'Ordering',
  matching: 'Matching',
  case: 'Case',
  numeric: 'Number with a unit',
  cloze: 'Text with gaps',
  hotspot: 'Place on a body map',
};

export function kindWords(kind: string): string {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? kind) : kind;
}

type FlagWords = { readonly short: string; readonly says: string; readonly todo: string };

export const flagWords: Readonly<Record<FlagKind, FlagWords>> = {
  'negative-discrimination': {
    short: 'Favours the weaker',
    says: 'Those who do well on the rest of the paper get it wrong more often than the others.',
    todo: 'Check the key first. If it is right, look for an answer that is right too, or a stem that can be read two ways.',
  },
  'key-less-than-distractor': {
    short: 'A wrong answer leads',
    says: 'More people choose a wrong answer than the right one.',
    todo: 'Check the key. If it is right, the course may not teach it, or the stem may lead to the wrong answer.',
  },
  exposed: {
    short: 'Grew easier',
    says: 'It has grown easier by at least ten points since its first months, by more than chance explains.',
    todo: 'Its answer may have got about. Write a new version, or retire it. If the course was changed on this point, all is well.',
  },
  'dead-distractor': {
    short: 'Answer nobody chooses',
    says: 'At least one wrong answer was chosen by nobody, so the question offers fewer choices than it shows.',
    todo: 'Replace it with a mistake that people do make, or leave it out.',
  },
  'too-hard': {
    short: 'Very hard',
    says: 'Fewer than 30% of the marks are earned, near what guessing gives.',
    todo: 'Check the key and the place in the course that teaches it. If both are right, teach it better or ask it more plainly.',
  },
  'too-easy': {
    short: 'Very easy',
    says: 'More than 95% of the marks are earned, so it tells people apart no longer.',
    todo: 'Keep it if everyone must know it, as with safety. Otherwise ask for more.',
  },
};

/** What a facility means, in words. */
export function facilityMeans(value: number): string {
  if (value > 95) return 'Nearly everyone earns its marks.';
  if (value >= 70) return 'Most people earn its marks.';
  if (value >= 40) return 'It divides people: some earn its marks, some do not.';
  return 'Most people do not earn its marks.';
}

/** What a discrimination index means, in words. */
export function discriminationMeans(value: number | null, interval: Interval | null): string {
  if (value === null) return 'Everybody earned the same, so it cannot tell people apart.';
  if (value < 0) return 'Those who do well on the rest do worse here. That should not be.';
  if (interval && interval[0] < 0) return 'Too close to 0 to say that it tells people apart.';
  if (value >= 30) return 'Those who do well on the rest do clearly better here too.';
  return 'Those who do well on the rest do a little better here.';
}
