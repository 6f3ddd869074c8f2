import type { ReactNode } from 'react';
import type { GradeCount } from '#lib/catalogue/evidence.ts';
import styles from './evidence.module.css';
import { gradeWords } from '#lib/catalogue/messages.ts';
import { GradeDisc } from './grade.tsx';

function Choice({
  value,
  count,
  isFirst,
  children,
}: {
  value: string;
  count: number;
  isFirst: boolean;
  children: ReactNode;
}) {
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-control px-4 has-checked:border-nerve has-checked:bg-sunk has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nerve">
      <input type="radio" name="grade" value={value} defaultChecked={isFirst} className="size-4 shrink-0" />
      <span className="inline-flex items-center gap-1.5">{children}</span>
      <span className="text-muted tabular">
        {count}
        <span className="sr-only"> claims</span>
      </span>
    </label>
  );
}

/** Shows the claims of one grade, or all. Works by style alone. */
export function GradeFilter({ counts, children }: { counts: readonly GradeCount[]; children: ReactNode }) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className={styles['frame']}>
      <fieldset className="mb-6">
        <legend className="mb-3 font-medium">Show claims graded</legend>
        <div className="flex flex-wrap gap-2.5">
          <Choice value="all" count={total} isFirst>
            All
          </Choice>
          {counts
            .filter(({ count }) => count > 0)
            .map(({ grade, count }) => (
              <Choice key={grade} value={grade} count={count} isFirst={false}>
                <GradeDisc grade={grade} />
                {gradeWords[grade]}
              </Choice>
            ))}
        </div>
      </fieldset>
      {children}
    </div>
  );
}
