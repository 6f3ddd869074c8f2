import { numberText, totalText, unitsText } from '#lib/bodies/messages.ts';
import type { Standing } from '#lib/bodies/rules/types.ts';
import { longDay } from '#lib/time/days.ts';

/** What is still to come, never shown as less than it is. */
const upward = (units: number) => Math.ceil(units * 100 - 1e-6) / 100;

/** A heading within a sentence: "In person" becomes "in person", "CPR" stays. */
const within = (label: string) => (/^.[A-Z]/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`);

/** What is missing towards a quota, one phrase each; empty when nothing is; null when it cannot be said. */
export function missingPhrases(standing: Standing): string[] | null {
  const { rule, verdict, quotaUnits, totalUnits, limits } = standing;
  if (verdict === 'cannot-say') return null;
  if (verdict === 'tasks') return rule.quota.kind === 'tasks' ? rule.quota.tasks.map(({ label }) => label) : [];
  if (verdict !== 'open' && verdict !== 'missed') return [];
  const gap = quotaUnits === null ? 0 : quotaUnits - totalUnits;
  const minimums = limits.filter(({ kind, isMet, limitUnits }) => kind === 'minimum' && !isMet && limitUnits !== null);
  // The unit is said once: "24 hours of 50 minutes in all, 12 (in person)".
  const most = (units: number) => (gap > 0 ? numberText(units) : unitsText(rule, units));
  return [
    ...(gap > 0 ? [`${unitsText(rule, upward(gap))}${minimums.length > 0 ? ' in all' : ''}`] : []),
    ...minimums.map(
      ({ label, haveUnits, limitUnits }) => `${most(upward((limitUnits ?? 0) - haveUnits))} (${within(label)})`,
    ),
  ];
}

const joined = (phrases: readonly string[]) => new Intl.ListFormat('en-AU', { type: 'conjunction' }).format(phrases);

/** "today is the last day", "1 day left", "45 days left"; null where no end is known or it is past. */
export function daysLeftWords({ daysLeft }: Pick<Standing, 'daysLeft'>): string | null {
  if (daysLeft === null || daysLeft < 1) return null;
  return daysLeft === 1 ? 'today is the last day' : `${daysLeft}\u00a0days left`;
}

function openSentence(standing: Standing): string {
  const missing = joined(missingPhrases(standing) ?? []);
  const days = daysLeftWords(standing);
  return `${totalText(standing)} so far. Still missing: ${missing}${days ? `; ${days}` : ''}.`;
}

/** Where someone stands with one body, in a sentence or two. */
export function verdictSentence(standing: Standing): string {
  const { rule, verdict, period } = standing;
  const days = daysLeftWords(standing);
  switch (verdict) {
    case 'met':
      return `Nothing is missing: ${totalText(standing)}${days ? `, with ${days}` : ''}.`;
    case 'open':
      return openSentence(standing);
    case 'missed':
      return `By your log this was missing when the period ended: ${joined(missingPhrases(standing) ?? [])}.`;
    case 'nothing-asked':
      return `${rule.shortName} asks for no CPD.`;
    case 'tasks':
      return `${rule.shortName} asks for tasks and counts no hours${period ? `: by ${longDay(period.to)}` : ''}.`;
    case 'cannot-say':
      return standing.quotaUnits === null || period === null
        ? 'We cannot say yet.'
        : `We cannot say yet. What can be counted comes to ${totalText(standing)}.`;
  }
}

/** "CPD: 12 of 20 hours, 45 days left": one line for a page about something else. */
export function standingLine(standing: Standing): string {
  const { rule, verdict } = standing;
  if (verdict === 'cannot-say') return `${rule.shortName}: something is missing before we can say`;
  if (verdict === 'tasks' || verdict === 'nothing-asked') return verdictSentence(standing).replace(/\.$/, '');
  const days = daysLeftWords(standing);
  return `${rule.shortName}: ${totalText(standing)}${days ? `, ${days}` : ''}`;
}

/** What happens to units over the quota at the end of a period. */
export function carryOverSentence({ rule, carriesOnUnits, carriedInUnits }: Standing): string | null {
  const { carryOver } = rule;
  const brought = carriedInUnits > 0 ? `${unitsText(rule, carriedInUnits)} were carried in. ` : '';
  if (rule.cycle.kind === 'rolling' || rule.quota.kind === 'tasks' || rule.quota.kind === 'none')
    return brought || null;
  if (carryOver.kind === 'unknown')
    return `${brought}Whether anything carries over was not found: we reckon that nothing does.`;
  if (carryOver.kind === 'none') return `${brought}Nothing carries over into the next period.`;
  const cap = carryOver.kind === 'capped' ? `, at most ${unitsText(rule, carryOver.maxUnits)}` : '';
  const now = carriesOnUnits === null ? '' : ` As it stands: ${unitsText(rule, carriesOnUnits)}.`;
  return `${brought}What is over carries on into the next period${cap}.${now}`;
}
