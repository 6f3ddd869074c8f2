/** What a column of a list holds. Time comes as hours, minutes, or in words. */
export type CsvField =
  | 'title'
  | 'provider'
  | 'completedOn'
  | 'startedOn'
  | 'hours'
  | 'minutes'
  | 'duration'
  | 'mode'
  | 'relation'
  | 'subjects'
  | 'disciplines'
  | 'isAssessed'
  | 'learned'
  | 'use';

/** Spellings of a heading, in small letters without marks; the first of a field is the one that we name to people. */
export const spellings: Record<CsvField, readonly string[]> = {
  title: [
    'title',
    'activity',
    'course',
    'course title',
    'name',
    'activity title',
    'event',
    'what',
    'cpd activity',
    'description',
    'topic',
  ],
  provider: [
    'provider',
    'presenter',
    'organiser',
    'organisation',
    'organizer',
    'organization',
    'school',
    'tutor',
    'who',
    'course provider',
    'training provider',
    'author',
  ],
  completedOn: [
    'date',
    'completed on',
    'completed',
    'date completed',
    'completion date',
    'end date',
    'finished',
    'finished on',
    'to',
    'date of activity',
    'activity date',
  ],
  startedOn: ['started on', 'start date', 'started', 'began', 'began on', 'from', 'date started'],
  hours: [
    'hours',
    'hrs',
    'no of hours',
    'number of hours',
    'cpd hours',
    'ce hours',
    'cpe hours',
    'time hours',
    'total hours',
  ],
  minutes: ['minutes', 'mins', 'time minutes', 'number of minutes'],
  duration: ['duration', 'time', 'length', 'time spent', 'how long'],
  mode: [
    'mode',
    'how you learned',
    'delivery',
    'format',
    'delivery mode',
    'type',
    'activity type',
    'type of activity',
    'method',
  ],
  relation: ['category', 'relation', 'how near to the therapy', 'class', 'formal or informal', 'relevance'],
  subjects: ['subjects', 'subject', 'subject area'],
  disciplines: ['therapies', 'discipline', 'disciplines', 'therapy', 'modality', 'modalities'],
  isAssessed: ['assessed', 'assessment', 'exam', 'quiz'],
  learned: [
    'what i learned',
    'learned',
    'learnt',
    'what i learnt',
    'learning',
    'learning outcomes',
    'outcomes',
    'key learning',
    'reflection',
  ],
  use: ['how i will use it', 'use', 'application', 'how i used it', 'application to practice', 'impact'],
};

const headings = new Map(
  Object.entries(spellings).flatMap(([field, names]) => names.map((name) => [name, field as CsvField] as const)),
);

/** "Date (completed):" and "date completed" are the same heading. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

export type Columns = {
  /** Which column holds a field; the first of several that could. */
  readonly of: ReadonlyMap<CsvField, number>;
  /** Headings that nothing is made of. */
  readonly unknown: readonly string[];
};

/** The columns of a list by the names in its first row. Total for any cells. */
export function columnsOf(cells: readonly string[]): Columns {
  const of = new Map<CsvField, number>();
  const unknown: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const field = headings.get(plainWords(cell));
    if (field === undefined || of.has(field)) {
      if (cell.trim() !== '') unknown.push(cell.trim());
    } else of.set(field, index);
  }
  return { of, unknown };
}
