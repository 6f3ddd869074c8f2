import type { Day } from '#lib/bodies/rules/types.ts';
import type { DueItem } from '../schema/memberships.ts';
import { daysBetween } from './days.ts';

/** A period of one body's that ends, and what is missing in it by the log. */
export type EndingPeriod = {
  readonly bodySlug: string;
  readonly bodyName: string;
  readonly endsOn: Day;
  /** In words, one each; empty: nothing; null: it cannot be said. */
  readonly missing: readonly string[] | null;
};

export type ReminderFacts = {
  readonly dues: readonly Pick<DueItem, 'id' | 'kind' | 'label' | 'dueOn'>[];
  readonly periods: readonly EndingPeriod[];
};

export type Reminder = {
  /** Names the thing, its day and the stage: another day is another thing. */
  readonly key: string;
  /** The last day; negative days are past. */
  readonly on: Day;
  readonly daysLeft: number;
  readonly about:
    | { readonly kind: 'due'; readonly due: Pick<DueItem, 'kind' | 'label'> }
    | { readonly kind: 'quota' | 'renewal'; readonly bodyName: string; readonly missing: readonly string[] | null };
};

/** How many days before the last one each kind is told; "after" is from the day that follows it. */
export const quotaStages = [90, 30, 7] as const;
export const lapseStages = [60, 30, 7, 'after'] as const;
export type Stage = number | 'after';

/** So long is it still told that something has lapsed; who enters an older day knows it. */
const afterDays = 7;

/** The stage that a thing is at, its number of days left being given; null before the first and after the last. */
export function stageAt(stages: readonly Stage[], daysLeft: number): Stage | null {
  if (daysLeft < 0) return stages.includes('after') && daysLeft >= -afterDays ? 'after' : null;
  return stages.findLast((stage) => stage !== 'after' && daysLeft <= stage) ?? null;
}

/** Nothing is told when this stage was, or a later one: a clock that goes back tells nothing twice. */
function isTold(thing: string, stages: readonly Stage[], stage: Stage, sent: ReadonlySet<string>): boolean {
  return stages.slice(stages.indexOf(stage)).some((each) => sent.has(`${thing}:${each}`));
}

type Candidate = {
  readonly thing: string;
  readonly stages: readonly Stage[];
  readonly on: Day;
  readonly about: Reminder['about'];
};

function candidates({ dues, periods }: ReminderFacts): Candidate[] {
  return [
    ...dues.map(({ id, kind, label, dueOn }) => ({
      thing: `due:${id}:${dueOn}`,
      stages: lapseStages,
      on: dueOn,
      about: { kind: 'due', due: { kind, label } } as const,
    })),
    ...periods.flatMap(({ bodySlug, bodyName, endsOn, missing }): Candidate[] => {
      const about = { bodyName, missing };
      return [
        ...(missing && missing.length > 0
          ? [
              {
                thing: `quota:${bodySlug}:${endsOn}`,
                stages: quotaStages,
                on: endsOn,
                about: { kind: 'quota', ...about },
              } as const,
            ]
          : []),
        {
          thing: `renewal:${bodySlug}:${endsOn}`,
          stages: lapseStages,
          on: endsOn,
          about: { kind: 'renewal', ...about },
        },
      ];
    }),
  ];
}

/**
 * What is to be told today and was not told yet, the nearest day first. A stage that was missed (a night without the
 * worker, a day entered late) is told when it is seen, once, and only the latest one.
 * @param sent keys of reminders that were sent before
 */
export function dueReminders(facts: ReminderFacts, today: Day, sent: ReadonlySet<string>): Reminder[] {
  return candidates(facts)
    .flatMap(({ thing, stages, on, about }) => {
      const daysLeft = daysBetween(today, on);
      const stage = stageAt(stages, daysLeft);
      if (stage === null || isTold(thing, stages, stage, sent)) return [];
      return [{ key: `${thing}:${stage}`, on, daysLeft, about }];
    })
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.key.localeCompare(other.key));
}
