import type { Standing } from '#lib/bodies/rules/types.ts';

type Unit = { readonly one: string; readonly many: string };

/** A number of units without needless noughts, at most two places: "4", "2.5". */
export function numberWords(units: number): string {
  return String(Math.round(units * 100) / 100);
}

/** "1 hour", "2.5 CPE points". */
export function unitWords(units: number, unit: Unit): string {
  const number = numberWords(units);
  return `${number} ${number === '1' ? unit.one : unit.many}`;
}

/** What is missing towards a quota, one phrase each; empty when nothing is; null when it cannot be said. */
export function missingPhrases(standing: Standing): string[] | null {
  const { rule, verdict, quotaUnits, totalUnits, limits } = standing;
  if (verdict === 'cannot-say') return null;
  if (verdict === 'tasks') return rule.quota.kind === 'tasks' ? rule.quota.tasks.map(({ label }) => label) : [];
  if (verdict !== 'open' && verdict !== 'missed') return [];
  const gap = quotaUnits === null ? 0 : quotaUnits - totalUnits;
  const minimums = limits.filter(({ kind, isMet, limitUnits }) => kind === 'minimum' && !isMet && limitUnits !== null);
  return [
    ...(gap > 0 ? [unitWords(gap, rule.unit)] : []),
    ...minimums.map(
      ({ label, haveUnits, limitUnits }) =>
        `${label}: ${unitWords((limitUnits ?? 0) - haveUnits, rule.unit)}${gap > 0 ? ', which may be part of them' : ''}`,
    ),
  ];
}
