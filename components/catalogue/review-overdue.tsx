'use client';

import { useSyncExternalStore } from 'react';
import { isReviewOverdue } from '#lib/catalogue/rules.ts';

const neverChanges = () => () => {};

/** Says that a course is past its review date. The page is built before that day comes, so the browser looks. */
export function ReviewOverdue({ reviewDueOn }: { reviewDueOn: string }) {
  const today = useSyncExternalStore(
    neverChanges,
    () => new Date(performance.timeOrigin).toISOString().slice(0, 10),
    () => '',
  );
  if (!isReviewOverdue(reviewDueOn, today)) return null;
  return (
    <p role="status" className="mt-4 border-l-[3px] border-touch pl-5">
      <strong className="font-semibold">Past its review date.</strong> Newer evidence may have appeared since this
      course was last looked at.
    </p>
  );
}
