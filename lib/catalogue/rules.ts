import type { MinutesMethod } from './schema.ts';

/** What a course version is measured by. `questions` is the length of one quiz paper, not the pool behind it. */
export type Measured = { readonly words: number; readonly questions: number; readonly difficulty: number };

/** 12,000 words an hour, which is 200 a minute. Source: NCBTMB, cpd-rules.md section 3, F74 and F79. */
export function ncbtmbMinutes(words: number): number {
  return Math.max(0, words / 200);
}

/** 10,000 words an hour. Source: NBCAAM, cpd-rules.md section 3, F80. */
export function nbcaamMinutes(words: number): number {
  return Math.max(0, (words * 60) / 10_000);
}

/** The Mergener formula; references are left out of the words. Source: cpd-rules.md section 3, F81 to F83. */
export function mergenerMinutes({ words, questions, difficulty }: Measured): number {
  return Math.max(0, 0.9 * (-22.3 + 0.00209 * words + 2.78 * questions + 15.5 * difficulty));
}

/** Reading time at 200 words a minute and twice as much again for notes and reflection. Source: cpdas, cpd-rules.md sections 1c and 3, F38. */
export function cpdasMinutes(words: number): number {
  return Math.max(0, (words / 200) * 3);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Every published method with its result in minutes, to a tenth. */
export function minutesByMethod(measured: Measured): MinutesMethod[] {
  return [
    {
      id: 'ncbtmb',
      label: 'Text at 12,000 words an hour (NCBTMB)',
      source: 'https://www.ncbtmb.org/faq/what-are-ncbtmbs-guidelines-for-home-study-courses/',
      minutes: tenths(ncbtmbMinutes(measured.words)),
    },
    {
      id: 'nbcaam',
      label: 'Text at 10,000 words an hour (NBCAAM)',
      source: 'https://nbcaam.org/content.aspx?page_id=22&club_id=69222&module_id=518008',
      minutes: tenths(nbcaamMinutes(measured.words)),
    },
    {
      id: 'mergener',
      label: 'Text, quiz and difficulty together (Mergener formula)',
      source: 'https://bocatc.org/mergener-formula',
      minutes: tenths(mergenerMinutes(measured)),
    },
    {
      id: 'cpdas',
      label: 'Reading time three times over, for notes and reflection (CPD Accreditation Service)',
      source: 'https://cpdas.co.uk',
      minutes: tenths(cpdasMinutes(measured.words)),
    },
  ];
}

/**
 * The minutes a certificate may state: the lowest method, rounded down to a quarter of an hour.
 * 0 when the text is too short for a quarter of an hour, or when nothing was measured.
 */
export function offeredMinutes(methods: readonly Pick<MinutesMethod, 'minutes'>[]): number {
  if (methods.length === 0) return 0;
  const lowest = Math.min(...methods.map(({ minutes }) => minutes));
  return Number.isFinite(lowest) ? Math.max(0, Math.floor(lowest / 15) * 15) : 0;
}

/** Reading time of one module at 200 words a minute, in whole minutes and at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 200));
}

/**
 * True once the day by which a course is to be reviewed again has gone by. Both are days as YYYY-MM-DD; an empty day
 * is before every other.
 */
export function isReviewOverdue(reviewDueOn: string, today: string): boolean {
  return today > reviewDueOn;
}
