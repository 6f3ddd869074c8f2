import type { CountedActivity, Day, Period, Standing } from '#lib/bodies/rules/types.ts';
import { addDays, daysBetween } from './days.ts';

/** One activity on the line: where in the period, and what the sum came to with it. */
export type ProgressMark = {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly countedUnits: number;
  readonly sumUnits: number;
  /** 0 at the first day drawn, 1 at the last. */
  readonly share: number;
};

export type Progress = {
  readonly from: Day;
  readonly to: Day;
  /** Null when today is outside what is drawn. */
  readonly todayShare: number | null;
  readonly startUnits: number;
  readonly marks: readonly ProgressMark[];
};

/** A balance that never lapses is drawn from its first learning on, and at least over a year. */
function drawnPeriod(period: Period, counted: readonly CountedActivity[]): Period {
  const yearAgo = addDays(period.to, -365);
  const first = counted.map(({ learning }) => learning.completedOn).toSorted()[0] ?? yearAgo;
  const earliest = first < yearAgo ? first : yearAgo;
  return daysBetween(period.from, period.to) > 366 * 6 ? { from: earliest, to: period.to } : period;
}

/** What has counted, in the order of its days, adding up to the total. Null where there is no period to draw. */
export function progressOf({ period, activities, carriedInUnits }: Standing, today: Day): Progress | null {
  if (!period) return null;
  const counted = activities
    .filter(({ countedUnits }) => countedUnits > 0)
    .toSorted((one, other) => one.learning.completedOn.localeCompare(other.learning.completedOn));
  const { from, to } = drawnPeriod(period, counted);
  const span = Math.max(1, daysBetween(from, to));
  const shareOf = (day: Day) => Math.min(1, Math.max(0, daysBetween(from, day) / span));
  let sumUnits = carriedInUnits;
  const marks = counted.map(({ learning, countedUnits }) => {
    sumUnits += countedUnits;
    const { id, title, completedOn } = learning;
    return { id, title, day: completedOn, countedUnits, sumUnits, share: shareOf(completedOn) };
  });
  return {
    from,
    to,
    todayShare: today >= from && today <= to ? shareOf(today) : null,
    startUnits: carriedInUnits,
    marks,
  };
}
