import { unitsText } from '#lib/bodies/messages.ts';
import type { Standing } from '#lib/bodies/rules/types.ts';

/** What is still to come, never shown as less than it is. */
const upward = (units: number) => Math.ceil(units * 100 - 1e-6) / 100;

/** What is missing towards a quota, one phrase each; empty when nothing is; null when it cannot be said. */
export function missingPhrases(standing: Standing): string[] | null {
  const { rule, verdict, quotaUnits, totalUnits, limits } = standing;
  if (verdict === 'cannot-say') return null;
  if (verdict === 'tasks') return rule.quota.kind === 'tasks' ? rule.quota.tasks.map(({ label }) => label) : [];
  if (verdict !== 'open' && verdict !== 'missed') return [];
  const gap = quotaUnits === null ? 0 : quotaUnits - totalUnits;
  const minimums = limits.filter(({ kind, isMet, limitUnits }) => kind === 'minimum' && !isMet && limitUnits !== null);
  return [
    ...(gap > 0 ? [unitsText(rule, upward(gap))] : []),
    ...minimums.map(
      ({ label, haveUnits, limitUnits }) => `${label}: ${unitsText(rule, upward((limitUnits ?? 0) - haveUnits))}`,
    ),
  ];
}
