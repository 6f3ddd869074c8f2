import type { BodyRule } from '#lib/bodies/schema.ts';
import type { LogEntry } from '../../schema.ts';
import type { Pack, PackActivity, PackBody, PackEvidence, PackSummary } from '../../schema/pack.ts';
import type { PackFacts } from '../facts.ts';
import { certificatesOf } from './certificates.ts';
import { gapsOf } from './gaps.ts';
import { reflectionsOf } from './reflections.ts';

/**
 * The pack of one body and period. Pure: the same facts give the same pack, whatever the order of the log. It holds every
 * activity of the period, also one that does not count, and says why.
 */
export function packOf(facts: PackFacts): Pack {
  const { rule, membership, period, today } = facts;
  const entries = entriesIn(facts);
  const evidence = evidenceOf(entries);
  const activities = activitiesOf(entries, evidence, facts);
  const includesReflections = facts.includesReflections ?? rule?.reflection.isAsked === 'yes';
  const drawn = {
    holder: {
      legalName: facts.holder.legalName,
      membershipNumber: membership?.membershipNumber ?? null,
      level: membership?.level ?? null,
      disciplines: membership?.disciplines ?? [],
    },
    body: rule ? bodyPart(rule) : null,
    period,
    madeOn: today,
    minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0),
    summary: summaryOf(facts),
    includesReflections,
    includesEvidence: facts.includesEvidence,
    activities,
    certificates: certificatesOf(activities, entries, facts),
    reflections: includesReflections ? reflectionsOf(activities, entries, facts) : [],
    evidence,
  };
  return { ...drawn, gaps: gapsOf(drawn, entries, facts) };
}

/** Oldest first; two of one day by title, then id. */
function entriesIn({ entries, period }: PackFacts): LogEntry[] {
  return entries
    .filter(({ completedOn }) => completedOn >= period.from && completedOn <= period.to)
    .toSorted((a, b) => compare(a.completedOn, b.completedOn) || compare(a.title, b.title) || compare(a.id, b.id));
}

/** By code points, so that no locale of a machine changes the order. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function evidenceOf(entries: readonly LogEntry[]): PackEvidence[] {
  return entries
    .flatMap((entry, index) => entry.evidence.map((file) => ({ file, activityPosition: index + 1 })))
    .map(({ file, activityPosition }, index) => ({
      id: file.id,
      position: index + 1,
      activityPosition,
      fileName: file.fileName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
    }));
}

function activitiesOf(
  entries: readonly LogEntry[],
  evidence: readonly PackEvidence[],
  { standing, rule }: PackFacts,
): PackActivity[] {
  const counted = new Map(standing?.activities.map((activity) => [activity.learning.id, activity]));
  return entries.map((entry, index) => {
    const position = index + 1;
    const count = counted.get(entry.id);
    return {
      id: entry.id,
      position,
      title: entry.title,
      provider: entry.provider,
      startedOn: entry.startedOn,
      completedOn: entry.completedOn,
      minutes: entry.minutes,
      mode: entry.mode,
      relation: entry.relation,
      isAssessed: entry.isAssessed,
      source: entry.source,
      verification: entry.verification,
      certificateNumber: entry.certificate?.number ?? null,
      units: count?.units ?? null,
      countedUnits: rule ? (count?.countedUnits ?? 0) : null,
      reasons: count?.reasons ?? [],
      evidencePositions: evidence
        .filter(({ activityPosition }) => activityPosition === position)
        .map((file) => file.position),
    };
  });
}

function bodyPart(rule: BodyRule): PackBody {
  const { slug, name, shortName, summary, status, checkedOn, sources, doubts, unit, evidence, reflection } = rule;
  return {
    slug,
    name,
    shortName,
    summary,
    status,
    checkedOn,
    sources,
    doubts,
    unitOne: unit.one,
    unitMany: unit.many,
    audit: evidence.audit,
    keep: evidence.keep,
    isOwnForm: evidence.isOwnForm ?? false,
    notOlderThanYears: evidence.notOlderThanYears ?? null,
    isReportedByProvider: evidence.isReportedByProvider ?? false,
    asksReflection: reflection.isAsked,
    reflectionShape: reflection.shape,
  };
}

function summaryOf({ standing }: PackFacts): PackSummary | null {
  if (!standing) return null;
  const { verdict, quotaUnits, carriedInUnits, totalUnits, carriesOnUnits, limits } = standing;
  return { verdict, quotaUnits, carriedInUnits, totalUnits, carriesOnUnits, limits };
}
