import { isTherapyLimit } from '#lib/bodies/rules/limits.ts';
import type { Standing } from '#lib/bodies/rules/types.ts';
import type { WillCount } from '#lib/bodies/rules/will-count.ts';

/**
 * True where a course fills what is asked next. A part on one of several therapies is filled once the log names that therapy,
 * so no course is held back from it.
 */
export function fillsNext({ next }: Pick<Standing, 'next'>, { addsUnits, effects }: WillCount): boolean {
  if (addsUnits <= 0) return false;
  if (next.kind !== 'fill-minimum') return next.kind === 'fill-quota';
  return (
    isTherapyLimit(next.limitId) ||
    effects.some(({ limitId, beforeUnits, afterUnits }) => limitId === next.limitId && afterUnits > beforeUnits)
  );
}
