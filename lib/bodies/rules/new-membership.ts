import type { BodyRule } from '../schema.ts';
import { dayOf, readDay } from './days.ts';
import type { Day, Membership } from './types.ts';

/** A membership that begins today, for someone whose own is not known. */
export function newMembership(
  rule: BodyRule,
  today: Day,
  told: { readonly level: string | null; readonly disciplines: readonly string[] },
): Membership {
  const at = readDay(today);
  const isPersonal = rule.cycle.kind === 'personal' && at !== null;
  return {
    bodySlug: rule.slug,
    level: told.level,
    disciplines: told.disciplines,
    joinedOn: today,
    cycleEndsOn: isPersonal ? dayOf(at.year + 1, at.month, at.day) : null,
    carriedInUnits: 0,
  };
}
