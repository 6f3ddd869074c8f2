import { longDay } from '#lib/time/days.ts';
import { numberText, ruleStatusText, unitsText, verdictText } from '../messages/pack.ts';
import type { Pack } from '../schema/pack.ts';

/** Verdict, figures and limits; null where the pack is for no body. */
export function summaryPart({ summary, body, minutes }: Pack) {
  if (!summary || !body) return null;
  const text = (units: number | null) => (units === null ? 'Not known' : unitsText(units, body));
  return {
    verdict: verdictText(summary, body),
    facts: [
      { label: 'Asked', value: text(summary.quotaUnits) },
      { label: 'Counted', value: text(summary.totalUnits) },
      { label: 'Of it carried in', value: text(summary.carriedInUnits) },
      ...(summary.carriesOnUnits ? [{ label: 'May be carried on', value: text(summary.carriesOnUnits) }] : []),
      { label: 'Hours of learning', value: numberText(minutes / 60) },
    ],
    limits: summary.limits.map(({ label, kind, limitUnits, haveUnits, isMet }) => ({
      label,
      kind: kind === 'minimum' ? 'At least' : 'At most',
      limit: text(limitUnits),
      have: unitsText(haveUnits, body),
      met: isMet ? 'Yes' : 'No',
    })),
  };
}

const parts: Record<string, string> = {
  unit: 'Units',
  quota: 'Quota',
  cycle: 'Period',
  limits: 'Limits',
  'carry-over': 'Carrying over',
  evidence: 'Evidence',
  reflection: 'Reflection',
  online: 'Learning online',
};

/** Whose rule was applied, how sure it is, and where it was read; null where the pack is for no body. */
export function rulePart({ body }: Pick<Pack, 'body'>) {
  if (!body) return null;
  return {
    lines: [
      `${body.name}. ${body.summary}`,
      `${ruleStatusText[body.status]}. Last checked on ${longDay(body.checkedOn)}.`,
      ...(body.audit === null ? [] : [`At an audit: ${body.audit}`]),
      ...(body.keep.length === 0 ? [] : [`To keep: ${body.keep.join('; ')}.`]),
      ...(body.doubts.length === 0 ? [] : ['What is not certain:']),
    ],
    doubts: body.doubts.map(({ part, text }) => `${parts[part] ?? part}: ${text}`),
    sources: body.sources,
  };
}
