import Link from 'next/link';
import { Facts } from '#components/ui/facts.tsx';
import type { CheckoutSummary as Summary } from '#lib/payments/schema.ts';

/** What is bought, and on which terms. */
export function CheckoutSummary({ summary }: { summary: Summary }) {
  const course = summary.courses.length === 1 ? summary.courses[0] : undefined;
  return (
    <>
      <h2 className="mt-14 text-2xl">What it is</h2>
      <div className="mt-4">
        <Facts
          items={[
            { label: 'Modules', value: summary.moduleCount },
            { label: 'CPD time', value: `${summary.minutesOffered} minutes` },
            { label: 'Access', value: `${summary.accessMonths} months` },
            ...(course ? [{ label: 'Edition', value: `Version ${course.version ?? ''}` }] : []),
          ]}
        />
      </div>
      {course ? null : (
        <>
          <h2 className="mt-10 text-2xl">The courses</h2>
          <ul className="mt-4 list-disc space-y-2 pl-5">
            {summary.courses.map(({ slug, title, version }) => (
              <li key={slug}>
                {title} (version {version})
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="mt-10 text-2xl">What you get</h2>
      <ul className="mt-4 list-disc space-y-2 pl-5">
        <li>Every module at your own pace, with its figures and references</li>
        <li>{course ? 'The quiz' : 'A quiz for each course'}, with free retakes and what to revisit after each</li>
        <li>On passing{course ? ', a' : ' each, its own'} statement of achievement with a public page to check it</li>
        <li>
          14 days to change your mind: see the{' '}
          <Link className="link" href="/legal/refunds">
            refund terms
          </Link>
        </li>
      </ul>
    </>
  );
}
