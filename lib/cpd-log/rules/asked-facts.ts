import type { MissingFact } from '#lib/bodies/rules/types.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

/** What a member can tell. The other missing facts are the body's to publish. */
export type TellableFact = Extract<MissingFact, 'joined-on' | 'cycle-ends-on' | 'level' | 'disciplines'>;

type Told = {
  readonly level: string | null;
  readonly disciplines: readonly string[];
  readonly joinedOn: string | null;
  readonly cycleEndsOn: string | null;
};

/** The facts about a member that the rule cannot do without, in the order in which they are asked for. */
export function askedFacts({ quota, cycle }: Pick<BodyRule, 'quota' | 'cycle'>): TellableFact[] {
  return [
    ...(quota.kind === 'levels' ? (['level'] as const) : []),
    ...(quota.kind === 'disciplines' ? (['disciplines'] as const) : []),
    ...(cycle.kind === 'anniversary' ? (['joined-on'] as const) : []),
    ...(cycle.kind === 'personal' ? (['cycle-ends-on'] as const) : []),
  ];
}

/** Which of them have not been told. A level that the rule does not know counts as not told. */
export function untoldFacts(rule: Pick<BodyRule, 'quota' | 'cycle'>, told: Told): TellableFact[] {
  const levels = rule.quota.kind === 'levels' ? rule.quota.levels.map(({ key }) => key) : [];
  const isTold: Readonly<Record<TellableFact, boolean>> = {
    level: told.level !== null && levels.includes(told.level),
    disciplines: told.disciplines.length > 0,
    'joined-on': told.joinedOn !== null,
    'cycle-ends-on': told.cycleEndsOn !== null,
  };
  return askedFacts(rule).filter((fact) => !isTold[fact]);
}
