import { numberText } from '../messages.ts';
import type { BodyRule, Limit, Mode } from '../schema.ts';

const modeWords: Record<Mode, string> = {
  in_person: 'in person',
  online_live: 'live online',
  online_self_paced: 'online at your own pace',
  reading: 'reading',
  supervision: 'supervision',
  teaching: 'teaching',
  other: 'anything else',
};

/** "30, 40 or 50". */
export const orList = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** "At least 4 of 20", "At most one third of the quota for each activity". */
export function measureText(rule: BodyRule, { kind, measure, isPerActivity }: Limit): string {
  const of = rule.quota.kind === 'units' ? ` of ${numberText(rule.quota.units)}` : '';
  const much =
    'units' in measure ? `${numberText(measure.units)}${of} ${rule.unit.many}` : shareText(measure.shareOfQuota);
  return `At ${kind === 'minimum' ? 'least' : 'most'} ${much}${isPerActivity ? ', for each activity' : ''}`;
}

const shares: Record<string, string> = {
  '1/2': 'half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
  '4/5': 'four fifths',
};

function shareText([part, whole]: readonly [number, number]): string {
  return `${shares[`${part}/${whole}`] ?? `${part} of ${whole} parts`} of what is asked`;
}

/** How the learning that a limit speaks of is had; null where it does not go by that. */
export function limitModesText({ where }: Limit): string | null {
  if (!where?.modes) return null;
  const text = orList(where.modes.map((mode) => modeWords[mode]));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
