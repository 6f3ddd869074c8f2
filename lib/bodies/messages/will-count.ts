import { numberText, reasonText, unitsText } from '../messages.ts';
import type { LimitEffect } from '../rules/limit-effects.ts';
import { isTherapyLimit } from '../rules/limits.ts';
import type { WillCount } from '../rules/will-count.ts';
import type { BodyRule } from '../schema.ts';

/** What a course adds, in one sentence. */
export function willCountText(rule: BodyRule, { outcome, addsUnits, after, activity }: WillCount): string {
  switch (outcome) {
    case 'adds': {
      const of = after.quotaUnits !== null && addsUnits <= after.quotaUnits;
      const most = Math.floor(addsUnits * 100 + 1e-6) === 0 ? 'less than 0.01' : numberText(addsUnits);
      return of
        ? `Adds ${most} of your ${unitsText(rule, after.quotaUnits ?? 0)}.`
        : `Adds ${unitsText(rule, addsUnits)}.`;
    }
    case 'refused':
      return refusedText(rule, activity);
    case 'full':
      return 'Adds nothing more: what may come from learning of this kind is full.';
    case 'unknown':
      return `We cannot say how many ${rule.unit.many} it gives: that could not be verified. Your log takes the number that ${rule.shortName} grants.`;
    case 'nothing-asked':
      return `${rule.shortName} asks for no CPD, so it is not needed. The certificate is yours all the same.`;
    case 'tasks':
      return `${rule.shortName} counts no hours. It can be part of what you plan and write about.`;
  }
}

function refusedText(rule: BodyRule, { reasons }: WillCount['activity']): string {
  const why = reasons.map((reason) => reasonText(rule, reason)).find((text) => text !== null);
  return why ?? 'Does not count.';
}

function effectText(rule: BodyRule, { label, kind, limitUnits, beforeUnits, afterUnits }: LimitEffect): string {
  if (limitUnits === null) return `${label}: depends on how much is asked of you.`;
  const most = numberText(limitUnits);
  const have = beforeUnits > 0 ? `; you have ${numberText(beforeUnits)}` : '';
  if (kind === 'minimum') {
    return `Fills “${label}”: ${numberText(Math.min(afterUnits, limitUnits))} of at least ${most} with it${have}.`;
  }
  return beforeUnits === afterUnits
    ? `“${label}” takes at most ${unitsText(rule, limitUnits)}, and no more of this fits.`
    : `Belongs to “${label}”: at most ${most}${have}.`;
}

/** Minimums that it leaves open. Where it may fill one of several therapies, that is said instead. */
function openTexts({ effects, after, activity }: WillCount): string[] {
  const touched = new Set(effects.map(({ limitId }) => limitId));
  const open = after.limits.filter(
    ({ kind, isMet, limitId, limitUnits }) =>
      kind === 'minimum' && !isMet && limitUnits !== null && !touched.has(limitId),
  );
  const isUnsaid = activity.learning.disciplines.length === 0;
  const therapies = open.filter(({ limitId }) => isUnsaid && isTherapyLimit(limitId));
  const rest = open
    .filter((limit) => !therapies.includes(limit))
    .map(
      ({ label, limitUnits }) =>
        `Does not fill “${label}”, of which at least ${numberText(limitUnits ?? 0)} are asked.`,
    );
  if (therapies.length === 0) return rest;
  return [...rest, 'Say in your log on which of your therapies it was, and it fills the part of that one.'];
}

/** What it does to the minimums and maximums, and which minimums it leaves open. */
export function effectTexts(rule: BodyRule, will: WillCount): string[] {
  const { effects, after, outcome, activity } = will;
  if (outcome === 'nothing-asked' || outcome === 'tasks' || outcome === 'refused') return [];
  if (outcome === 'unknown') {
    return after.quotaUnits === null ? [] : [`${unitsText(rule, after.quotaUnits)} are asked of you.`];
  }
  const given = activity.reasons
    .filter(({ kind }) => kind === 'units-as-approved' || kind === 'rounded-down')
    .flatMap((reason) => reasonText(rule, reason) ?? []);
  return [...given, ...effects.map((effect) => effectText(rule, effect)), ...openTexts(will)];
}

/** What the answer rests on that is not verified; empty where all of it was found. */
export function doubtTexts(rule: BodyRule): string[] {
  const parts = new Set(['unit', 'quota', 'limits', 'online', 'cycle']);
  return rule.doubts.filter(({ part }) => parts.has(part)).map(({ text }) => text);
}
