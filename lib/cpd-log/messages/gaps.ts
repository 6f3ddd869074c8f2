import type { MissingFact } from '#lib/bodies/rules/types.ts';
import { longDay } from '#lib/time/days.ts';
import type { Gap, Pack } from '../schema/pack.ts';
import { numberText, periodText, unitsText } from './pack.ts';

const factText: Record<MissingFact, string> = {
  'joined-on': 'The day of joining is not given, so the body’s period cannot be reckoned.',
  'cycle-ends-on': 'The day on which the membership period ends is not given.',
  level: 'The level of membership is not given, and the quota hangs on it.',
  disciplines: 'The disciplines are not given, and the quota hangs on them.',
  quota: 'We could not read how much the body asks for.',
  unit: 'We could not read how the body turns hours into units.',
  cycle: 'We could not read over which period the body reckons.',
};

/** "activity 3", "activities 1, 2 and 5"; many are cut short. */
function activitiesText(positions: readonly number[]): string {
  if (positions.length > 12) return `${positions.length} activities (${positions.slice(0, 12).join(', ')} and more)`;
  const last = positions.at(-1);
  return positions.length === 1 ? `activity ${last}` : `activities ${positions.slice(0, -1).join(', ')} and ${last}`;
}

type Said = { readonly title: string; readonly text: string };
type About = { readonly name: string; readonly units: (units: number) => string; readonly pack: Pick<Pack, 'period'> };
type Sentence<Kind extends Gap['kind']> = (gap: Extract<Gap, { kind: Kind }>, about: About) => Said;

const sentences: { readonly [Kind in Gap['kind']]: Sentence<Kind> } = {
  'own-form': (_, { name }) => ({
    title: `${name} takes only its own form`,
    text: 'Use this pack to fill that form in. The pack by itself will not be accepted.',
  }),
  'no-legal-name': () => ({
    title: 'No confirmed name',
    text: 'The therapist has not confirmed a legal name in the account.',
  }),
  'not-a-member': (_, { name }) => ({
    title: 'Not among the therapist’s bodies',
    text: `The account does not name ${name} as a body of this therapist, so level, disciplines and dates are not known.`,
  }),
  'no-membership-number': (_, { name }) => ({
    title: 'No membership number',
    text: `The account holds no membership number with ${name}.`,
  }),
  'fact-missing': ({ fact }) => ({ title: 'A fact is missing', text: factText[fact] }),
  'rule-not-verified': (_, { name }) => ({
    title: 'The rule is not verified',
    text: `We could not read the rule of ${name} in its own words. Everything reckoned by it is to be checked with the body.`,
  }),
  'rule-partly-found': (_, { name }) => ({
    title: 'The rule is known in part',
    text: `Parts of the rule of ${name} could not be read; which ones stands under “By whose rule”.`,
  }),
  'not-a-period-of-the-body': (_, { name, pack }) => ({
    title: 'Dates chosen by the therapist',
    text: `${periodText(pack.period)} is not a period by which ${name} reckons, as far as we know. Quota and verdict are for these dates only.`,
  }),
  'period-runs': (_, { pack }) => ({
    title: 'The period still runs',
    text: `It ends on ${longDay(pack.period.to)}; more may be added until then.`,
  }),
  'nothing-logged': () => ({ title: 'Nothing is logged', text: 'The log holds no activity between these dates.' }),
  'quota-not-met': ({ shortUnits }, { units }) => ({
    title: 'The quota is not met',
    text: `${units(shortUnits)} short by our reading of the rule.`,
  }),
  'cannot-count': () => ({
    title: 'No verdict',
    text: 'Something for the count is not known, so no verdict is given.',
  }),
  tasks: (_, { name }) => ({
    title: 'Tasks are asked for',
    text: `${name} asks for tasks which are done with the body itself; a log cannot show that they were.`,
  }),
  'minimum-not-met': ({ label, haveUnits, limitUnits }, { units }) => ({
    title: `Minimum not met: ${label}`,
    text: `${numberText(haveUnits)} of at least ${units(limitUnits)}.`,
  }),
  'certificate-revoked': ({ positions }) => ({
    title: 'A certificate was revoked',
    text: `It is the one of ${activitiesText(positions)}, which does not count.`,
  }),
  'too-old': ({ years, positions }, { name }) => ({
    title: `Older than ${name} accepts`,
    text: `Evidence may be at most ${years} years old: ${activitiesText(positions)}.`,
  }),
  'no-evidence': ({ positions }) => ({
    title: 'No evidence',
    text: `Nothing but the therapist’s word stands behind ${activitiesText(positions)}.`,
  }),
  'no-reflection': ({ positions }, { name }) => ({
    title: 'No reflection',
    text: `${name} asks for a reflection. There is none of ${activitiesText(positions)}.`,
  }),
  'no-goals': (_, { name }) => ({
    title: 'No goals',
    text: `${name} asks for learning goals and what came of them. None are written for this period.`,
  }),
  'reflections-left-out': (_, { name }) => ({
    title: 'Reflections are left out',
    text: `${name} asks for reflections. The therapist has left them out of this pack.`,
  }),
  'reported-by-provider': (_, { name }) => ({
    title: 'Counts once the provider reports it',
    text: `${name} counts what a provider reports to it. This pack shows what was learned, not what was reported.`,
  }),
};

/** What is missing, as a heading and a sentence. */
export function gapText(gap: Gap, { body, period }: Pick<Pack, 'body' | 'period'>): Said {
  const say = sentences[gap.kind] as (gap: Gap, about: About) => Said;
  const units = (value: number) => (body ? unitsText(value, body) : numberText(value));
  return say(gap, { name: body?.shortName ?? 'The body', units, pack: { period } });
}
