import type { LogEntry, ReflectionItem } from '../../schema.ts';
import type { PackActivity, PackReflection } from '../../schema/pack.ts';
import type { PackFacts } from '../facts.ts';

/** Answers with words in them, in the order in which they were stored. */
function answersOf(answers: Readonly<Record<string, string>>): { key: string; text: string }[] {
  return Object.entries(answers)
    .map(([key, text]) => ({ key, text: text.trim() }))
    .filter(({ text }) => text !== '');
}

/** Of one entry: the shape that the body asks for where it is filled in, else every shape that is. */
export function reflectionsOfEntry(entry: LogEntry, shape: ReflectionItem['shape'] | null): ReflectionItem[] {
  const filled = entry.reflections.filter(({ answers }) => answersOf(answers).length > 0);
  const asked = filled.filter((reflection) => reflection.shape === shape);
  return asked.length > 0 ? asked : filled;
}

/** The two sentences that stand beside an entry in the log. */
function wordsOfLog(entry: LogEntry): { key: string; text: string }[] {
  return answersOf({ learned: entry.learned, use: entry.use });
}

/** True when the entry has words of the kind that a body asks for. */
export function isReflectedOn(entry: LogEntry, shape: ReflectionItem['shape']): boolean {
  if (shape === 'free') return reflectionsOfEntry(entry, null).length > 0 || wordsOfLog(entry).length > 0;
  return reflectionsOfEntry(entry, shape).some((reflection) => reflection.shape === shape);
}

/** The therapist's own words: of the period first, then activity by activity. */
export function reflectionsOf(
  activities: readonly PackActivity[],
  entries: readonly LogEntry[],
  { goals, rule }: PackFacts,
): PackReflection[] {
  const ofPeriod = goals
    .map(({ shape, answers }) => ({ activityPosition: null, title: 'Goals', shape, answers: answersOf(answers) }))
    .filter(({ answers }) => answers.length > 0);
  const ofActivities = activities.flatMap(({ position, title }): PackReflection[] => {
    const entry = entries[position - 1];
    if (!entry) return [];
    const said = wordsOfLog(entry);
    return [
      ...(said.length > 0 ? [{ activityPosition: position, title, shape: 'log' as const, answers: said }] : []),
      ...reflectionsOfEntry(entry, rule?.reflection.shape ?? null).map(({ shape, answers }) => ({
        activityPosition: position,
        title,
        shape,
        answers: answersOf(answers),
      })),
    ];
  });
  return [...ofPeriod, ...ofActivities];
}
