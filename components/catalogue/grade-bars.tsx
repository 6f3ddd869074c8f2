import type { GradeCount } from '#lib/catalogue/evidence.ts';
import { gradeWords } from '#lib/catalogue/messages.ts';
import { GradeDisc } from './grade.tsx';

/** How many claims carry each grade: a bar for the eye, the number for everyone. */
export function GradeBars({ counts }: { counts: readonly GradeCount[] }) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-3">
      {counts.map(({ grade, count }) => (
        <div key={grade} className="contents">
          <dt className="inline-flex items-center gap-2 font-medium">
            <GradeDisc grade={grade} />
            {gradeWords[grade]}
          </dt>
          <dd className="flex items-center gap-3">
            <span
              aria-hidden="true"
              className="h-2 rounded-full bg-gold"
              style={{ width: `${((count / most) * 80).toFixed(1)}%` }}
            />
            <span className="tabular">{count}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
