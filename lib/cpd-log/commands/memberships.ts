import { bodyOf } from '#lib/bodies/load.ts';
import type { Db } from '#lib/db/client.ts';
import { isUniqueViolation } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { ok, refuse } from '#lib/result.ts';
import type { Result } from '#lib/result.ts';
import type { Viewer } from '#lib/viewer.ts';
import { getToday } from '../queries/today.ts';
import { readMembership } from '../rules/membership.ts';
import type { MembershipFacts } from '../rules/membership.ts';
import type { ChangeMembershipInput, MembershipInput, MembershipSaved } from '../schema/memberships.ts';
import { dateOf, laterThan } from './dates.ts';

const mostMemberships = 20;

function columnsOf({ joinedOn, cycleEndsOn, ...facts }: MembershipFacts) {
  return { ...facts, joinedOn: dateOf(joinedOn), cycleEndsOn: dateOf(cycleEndsOn) };
}

/** Names a body that the viewer answers to. A fact left empty is kept as not told. */
export async function addMembership(
  db: Db,
  viewer: Viewer,
  input: MembershipInput,
  at: Date,
): Promise<MembershipSaved> {
  const rule = bodyOf(input.bodySlug);
  if (!rule) return refuse('unknown-body');
  const today = await getToday(db, viewer, at);
  const read = readMembership(rule, input, today);
  if ('faults' in read) return { ok: false, reason: 'faulty', faults: read.faults };
  if ((await db.cpdMembership.count({ where: { userId: viewer.userId } })) >= mostMemberships)
    return refuse('too-many');
  const id = newId();
  try {
    await db.cpdMembership.create({
      data: {
        id,
        userId: viewer.userId,
        bodySlug: rule.slug,
        ...columnsOf(read.facts),
        carriedInOn: read.facts.carriedInMilli > 0 ? dateOf(today) : null,
        createdAt: at,
        updatedAt: at,
      },
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('already-named');
    throw error;
  }
  return { ok: true, id };
}

/** Stores what the viewer tells about a membership of theirs, unless it was changed since they opened it. */
export async function changeMembership(
  db: Db,
  viewer: Viewer,
  input: ChangeMembershipInput,
  at: Date,
): Promise<MembershipSaved> {
  const held = await db.cpdMembership.findFirst({
    where: { id: input.id, userId: viewer.userId },
    select: { bodySlug: true, updatedAt: true, carriedInMilli: true },
  });
  const rule = held ? bodyOf(held.bodySlug) : null;
  if (!held || !rule) return refuse('not-found');
  const today = await getToday(db, viewer, at);
  const read = readMembership(rule, input, today);
  if ('faults' in read) return { ok: false, reason: 'faulty', faults: read.faults };
  const seen = new Date(input.revision);
  const changed = await db.cpdMembership.updateMany({
    where: { id: input.id, userId: viewer.userId, updatedAt: seen },
    data: {
      ...columnsOf(read.facts),
      ...(read.facts.carriedInMilli === held.carriedInMilli
        ? {}
        : { carriedInOn: read.facts.carriedInMilli > 0 ? dateOf(today) : null }),
      updatedAt: laterThan(seen, at),
    },
  });
  if (changed.count === 1) return { ok: true, id: input.id };
  return { ok: false, reason: 'stale', revision: held.updatedAt.toISOString() };
}

/** Takes a body off the viewer's list. Their log stays as it is. */
export async function removeMembership(db: Db, viewer: Viewer, id: string): Promise<Result<null, 'not-found'>> {
  const removed = await db.cpdMembership.deleteMany({ where: { id, userId: viewer.userId } });
  return removed.count === 1 ? ok(null) : refuse('not-found');
}
