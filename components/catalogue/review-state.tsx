import { Notice } from '#components/ui/notice.tsx';
import { formatDate } from '#components/ui/date.tsx';
import type { SiteCoursePage } from '#lib/catalogue/site.ts';
import { ReviewOverdue } from './review-overdue.tsx';

/** Who has reviewed a course, or that nobody has; and when its content is to be looked at again. */
export function ReviewState({ course }: { course: Pick<SiteCoursePage, 'reviewer' | 'reviewDueOn'> }) {
  const { reviewer, reviewDueOn } = course;
  return (
    <>
      {reviewer ? (
        <p>
          Reviewed by {reviewer.name}, {reviewer.role}, on {formatDate(reviewer.signedOn)}.
        </p>
      ) : (
        <Notice tone="attention" title="Awaiting clinical review">
          No named clinician has reviewed this course yet. Its safety lists rest on training consensus. When a clinician
          signs, the name and date appear here.
        </Notice>
      )}
      <p className="mt-4">The content is to be reviewed again by {formatDate(reviewDueOn)}.</p>
      <ReviewOverdue reviewDueOn={reviewDueOn} />
    </>
  );
}
