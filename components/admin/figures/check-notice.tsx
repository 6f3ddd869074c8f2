import type { FigureCheckNote } from '#lib/quiz/queries/figures/get-check.ts';
import { When } from '#components/admin/when.tsx';
import { counted } from '#components/admin/words.ts';
import { Notice } from '#components/ui/notice.tsx';

/** What the last recount of all figures found. */
export function CheckNotice({ check }: { check: FigureCheckNote | null }) {
  if (!check)
    return (
      <Notice title="Not recounted yet">
        Every night all figures are counted again from the logs and compared. That has not happened yet; attempts that
        were finished before are counted then.
      </Notice>
    );
  const { at, attempts, wrong, missed } = check;
  if (wrong === 0 && missed === 0)
    return (
      <Notice tone="good" title="The last recount found no difference">
        {counted(attempts, 'attempt')} counted again from the logs, <When value={at} />. The running figures are exact.
      </Notice>
    );
  return (
    <Notice tone="attention" title="The last recount corrected the figures">
      <When value={at} />:{' '}
      {[
        wrong > 0 ? `${counted(wrong, 'sum')} differed from the logs` : '',
        missed > 0 ? `${counted(missed, 'attempt')} had not been counted` : '',
      ]
        .filter(Boolean)
        .join(', and ')}
      . The figures below are corrected. If this comes back, tell whoever runs the system.
    </Notice>
  );
}
