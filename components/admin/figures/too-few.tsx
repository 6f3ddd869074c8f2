import { fewestAttempts } from '#lib/quiz/rules/statistics/interval.ts';

/** What stands in the place of a figure while it would say more of chance than of the question. */
export function TooFew({ attempts }: { attempts: number }) {
  return (
    <span className="text-muted">
      too few attempts ({attempts} of {fewestAttempts})
    </span>
  );
}
