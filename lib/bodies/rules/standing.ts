import type { BodyRule } from '../schema.ts';
import type { Day, Learning, Membership, Period, Standing } from './types.ts';

/**
 * Where a member stands with one body. Pure and total: the same facts give the same answer, whatever their order.
 * @param period another period than the one that today is in
 */
export function standing(
  _rule: BodyRule,
  _membership: Membership,
  _learning: readonly Learning[],
  _today: Day,
  _period?: Period,
): Standing {
  throw new Error('standing is being built');
}

/** The period that a day is in, and the ones before it, newest first; empty where the rule has none or lacks a fact. */
export function periodsUpTo(_rule: BodyRule, _membership: Membership, _today: Day, _count: number): Period[] {
  throw new Error('periods are being built');
}
