import type { Learning } from '#lib/bodies/rules/types.ts';
import type { LogEntry } from './schema.ts';

/** A line of the log as the bodies' rules see it. */
export function learningOf(entry: LogEntry): Learning {
  const { id, title, completedOn, minutes, mode, relation, subjects, disciplines, isAssessed, claims, certificate } =
    entry;
  return {
    id,
    title,
    completedOn,
    minutes,
    mode,
    relation,
    subjects,
    disciplines,
    isAssessed,
    approvedUnits: certificate?.approvedUnits ?? {},
    claims,
    stands: certificate?.status !== 'revoked',
  };
}
