// Cache: none. A pack is made from the record as it stands.
import { bodyOf } from '#lib/bodies/load.ts';
import { periodsUpTo, standing } from '#lib/bodies/rules/standing.ts';
import type { Membership } from '#lib/bodies/rules/types.ts';
import type { Db } from '#lib/db/client.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import { dayIn } from '#lib/time/day.ts';
import type { Viewer } from '#lib/viewer.ts';
import { learningOf } from '../learning.ts';
import { packOf } from '../pack/rules/pack-of.ts';
import { wholeLog } from '../schema/pack.ts';
import type { Pack, PackRequest } from '../schema/pack.ts';
import type { ReflectionItem } from '../schema.ts';
import { readCompletions } from './completions.ts';
import { listLog } from './list-log.ts';
import { listMemberships } from './memberships.ts';

/** A membership of whom nothing is known but the body. */
export function bareMembership(bodySlug: string): Membership {
  return { bodySlug, level: null, disciplines: [], joinedOn: null, cycleEndsOn: null, carriedInUnits: 0 };
}

/** Goals that the viewer wrote for a body and a period, which begins on this day (YYYY-MM-DD). */
async function readGoals(db: Db, viewer: Viewer, bodySlug: string, from: string): Promise<ReflectionItem[]> {
  const rows = await db.cpdReflection.findMany({
    where: { userId: viewer.userId, entryId: null, bodySlug, periodStart: new Date(`${from}T00:00:00Z`) },
    select: { id: true, shape: true, answers: true, updatedAt: true },
    orderBy: { shape: 'asc' },
  });
  return rows as unknown as ReflectionItem[];
}

/** The viewer's own pack for a body, or for the whole log, over a period. Refused for a body that there is not. */
export async function buildPack(
  db: Db,
  viewer: Viewer,
  request: PackRequest,
  at: Date,
): Promise<Result<Pack, 'no-such-body'>> {
  const rule = request.body === wholeLog ? null : bodyOf(request.body);
  if (!rule && request.body !== wholeLog) return refuse('no-such-body');
  const period = { from: request.from, to: request.to };
  const [person, memberships, log, goals] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: viewer.userId },
      select: { legalName: true, legalNameConfirmedAt: true, timeZone: true },
    }),
    listMemberships(db, viewer),
    listLog(db, viewer),
    rule ? readGoals(db, viewer, rule.slug, period.from) : [],
  ]);
  const today = dayIn(at, person.timeZone);
  const membership = memberships.find(({ bodySlug }) => bodySlug === rule?.slug) ?? null;
  const entries = log.filter(({ completedOn }) => completedOn >= period.from && completedOn <= period.to);
  const known = rule ? (membership ?? bareMembership(rule.slug)) : null;
  return ok(
    packOf({
      holder: { legalName: person.legalNameConfirmedAt ? person.legalName : null },
      rule,
      membership,
      standing: rule && known ? standing(rule, known, log.map(learningOf), today, period) : null,
      isBodyPeriod:
        rule === null ||
        (known !== null &&
          periodsUpTo(rule, known, today, 40).some(({ from, to }) => from === period.from && to === period.to)),
      entries,
      completions: await readCompletions(
        db,
        viewer,
        entries.flatMap(({ certificate }) => (certificate ? [certificate.id] : [])),
        at,
      ),
      goals,
      period,
      includesReflections: request.reflections === undefined ? undefined : request.reflections === 'yes',
      includesEvidence: request.evidence !== 'no',
      today,
    }),
  );
}
