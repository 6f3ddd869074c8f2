import { bodyOf } from '#lib/bodies/load.ts';
import { periodsUpTo, standing } from '#lib/bodies/rules/standing.ts';
import type { Day, Learning, Period, Standing } from '#lib/bodies/rules/types.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { learningOf } from '../learning.ts';
import type { LogEntry, MembershipItem } from '../schema.ts';
import { listLog } from './list-log.ts';
import { listMemberships } from './memberships.ts';
import { getToday } from './today.ts';

export type HeldStanding = {
  readonly membership: MembershipItem;
  readonly rule: BodyRule;
  readonly standing: Standing;
  /** The two periods before the present one, newest first. */
  readonly earlier: readonly Period[];
  /** True when the standing is of one of those. */
  readonly isEarlier: boolean;
};

export type Overview = {
  readonly today: Day;
  readonly held: readonly HeldStanding[];
  readonly entries: readonly LogEntry[];
  readonly learning: readonly Learning[];
};

/** A period that has ended: which body's, and its last day. */
export type EarlierWish = { readonly bodySlug: string; readonly to: string };

function heldOf(
  membership: MembershipItem,
  rule: BodyRule,
  learning: readonly Learning[],
  today: Day,
  wish?: EarlierWish,
) {
  const [, ...earlier] = periodsUpTo(rule, membership, today, 3);
  const wanted = wish?.bodySlug === rule.slug ? earlier.find(({ to }) => to === wish.to) : undefined;
  return {
    membership,
    rule,
    standing: wanted
      ? standing(rule, membership, learning, today, wanted)
      : standing(rule, membership, learning, today),
    earlier,
    isEarlier: wanted !== undefined,
  };
}

/**
 * Where the viewer stands with each body that they answer to, today in their own time zone; with one body an earlier period
 * where one is wished for. Not cached.
 */
export async function getOverview(db: Db, viewer: Viewer, at: Date, wish?: EarlierWish): Promise<Overview> {
  const [today, memberships, entries] = await Promise.all([
    getToday(db, viewer, at),
    listMemberships(db, viewer),
    listLog(db, viewer),
  ]);
  const learning = entries.map(learningOf);
  const held = memberships.flatMap((membership) => {
    const rule = bodyOf(membership.bodySlug);
    return rule ? [heldOf(membership, rule, learning, today, wish)] : [];
  });
  return { today, held, entries, learning };
}

/** The same without the log where no body is named: for a line on a page about something else. Not cached. */
export async function getStandingLines(db: Db, viewer: Viewer, at: Date): Promise<readonly HeldStanding[]> {
  const named = await db.cpdMembership.findFirst({ where: { userId: viewer.userId }, select: { id: true } });
  return named ? (await getOverview(db, viewer, at)).held : [];
}
