import { ActForm } from '#components/admin/act-form.tsx';
import type { ActField } from '#components/admin/act-state.ts';
import { AdjustmentTable, grantLine } from '#components/admin/adjustment-table.tsx';
import { Section } from '#components/ui/page.tsx';
import type { CourseChoice } from '#lib/account/admin-queries/courses.ts';
import type { TherapistDetail } from '#lib/account/admin-queries/therapists.ts';
import type { AdjustmentItem } from '#lib/quiz/schema/adjustment.ts';
import { endAdjustmentAction, grantAdjustmentAction } from './actions.ts';

const reasonHelp = 'At least 10 characters. Only admins read it: the therapist sees what was agreed, never why.';

function grantFields(courses: readonly CourseChoice[], timeZone: string): ActField[] {
  return [
    {
      kind: 'select',
      name: 'courseSlug',
      label: 'Course',
      options: [
        { value: '', label: 'Choose a course, or all' },
        { value: 'all', label: 'All courses' },
        ...courses.map(({ slug, title }) => ({ value: slug, label: title })),
      ],
    },
    {
      kind: 'text',
      name: 'extraTimePercent',
      label: 'Extra time in percent',
      help: 'For example 25. Counts where a quiz has a time limit, from the next try on: a try that is under way keeps its time. Of several grants the largest counts.',
      optional: true,
      maxLength: 4,
    },
    {
      kind: 'choice',
      name: 'time',
      label: 'Time limit',
      defaultValue: 'limited',
      options: [
        { value: 'limited', label: 'As the quiz has it' },
        { value: 'unlimited', label: 'No time limit' },
      ],
    },
    {
      kind: 'text',
      name: 'extraAttempts',
      label: 'Extra tries',
      help: 'For example 1. Counts where a quiz limits the tries. Several grants add up.',
      optional: true,
      maxLength: 4,
    },
    {
      kind: 'choice',
      name: 'wait',
      label: 'Wait between tries',
      defaultValue: 'kept',
      options: [
        { value: 'kept', label: 'As the quiz has it' },
        { value: 'waived', label: 'No waiting' },
      ],
    },
    {
      kind: 'date',
      name: 'untilDay',
      label: 'Last day',
      help: `To its end in the therapist’s time zone (${timeZone}). Leave empty for no end.`,
      optional: true,
    },
    { kind: 'area', name: 'grantReason', label: 'Reason for granting', help: reasonHelp, maxLength: 1000 },
  ];
}

type Props = {
  person: TherapistDetail;
  items: readonly AdjustmentItem[];
  courses: readonly CourseChoice[];
  /** Goes with one form: pressing its button twice grants once. */
  requestId: string;
};

/** What was granted to a therapist, and the two acts: grant and end. */
export function Adjustments({ person, items, courses, requestId }: Props) {
  const inForce = items.filter(({ state }) => state === 'in-force');
  // A form that has done its act starts anew, though it stays on the same page.
  const acts = `${items.length}-${inForce.length}`;
  return (
    <>
      <Section title="Quiz adjustments" id="adjustments">
        <AdjustmentTable items={items} />
      </Section>
      <Section title="Grant an adjustment" id="grant-adjustment">
        <ActForm
          key={`grant-${acts}`}
          action={grantAdjustmentAction}
          hidden={{ userId: person.id, requestId }}
          reviewLabel="Grant…"
          fields={grantFields(courses, person.timeZone)}
        />
      </Section>
      {inForce.length > 0 ? (
        <Section title="End an adjustment" id="end-adjustment">
          <ActForm
            key={`end-${acts}`}
            action={endAdjustmentAction}
            hidden={{ userId: person.id, email: person.email }}
            reviewLabel="End…"
            tone="danger"
            fields={[
              {
                kind: 'choice',
                name: 'adjustmentId',
                label: 'Which one',
                options: inForce.map((item) => ({ value: item.id, label: grantLine(item) })),
              },
              { kind: 'area', name: 'endReason', label: 'Reason for ending', help: reasonHelp, maxLength: 1000 },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
