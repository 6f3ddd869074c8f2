import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CountsAnswer } from '#components/bodies/counts-answer.tsx';
import { CountsForm } from '#components/bodies/counts-form.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { currentViewer } from '#lib/auth/session.ts';
import { bodiesByCountry, bodyOf } from '#lib/bodies/load.ts';
import { listHeldApprovals } from '#lib/bodies/queries/approvals.ts';
import { countsQuerySchema } from '#lib/bodies/schema.ts';
import { getSiteCourse } from '#lib/catalogue/site.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/days.ts';
import { forVisitor } from './for-visitor.ts';
import { Mine } from './mine.tsx';

type Given = {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// The answer depends on who asks, on their log, and on what is approved today.
export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const course = getSiteCourse((await params).slug);
  return course
    ? {
        title: `Will this count for me? ${course.title}`,
        description: `What this course adds to the CPD that your professional body asks for, by its rule as we could read it.`,
        alternates: { canonical: `/courses/${course.slug}/counts` },
      }
    : {};
}

export default async function CountsPage({ params, searchParams }: Given) {
  const course = getSiteCourse((await params).slug);
  if (!course || course.status !== 'open' || course.minutes === null) notFound();
  const at = now();
  const query = countsQuerySchema.parse(await searchParams);
  const [viewer, approvals] = await Promise.all([
    currentViewer(),
    listHeldApprovals(db(), course.slug, dayIn(at, 'UTC')),
  ]);
  const rule = query.body === null ? null : bodyOf(query.body);
  const path = `/courses/${course.slug}/counts`;
  return (
    <Page>
      <PageHeading
        kicker={
          <Link
            href={`/courses/${course.slug}`}
            className="inline-flex min-h-11 items-center text-touch no-underline hover:underline"
            prefetch={false}
          >
            {course.title}
          </Link>
        }
        title="Will this count for me?"
        lead={`${course.minutes} minutes, online at your own pace, with an assessment. What that adds depends on your professional body.`}
      />
      {viewer ? <Mine viewer={viewer} course={course} approvals={approvals} at={at} /> : null}
      <Section title={viewer ? 'By another body’s rule' : 'By the rule of your body'}>
        <CountsForm action={path} groups={bodiesByCountry()} rule={rule} query={query} />
        {rule ? (
          <div className="mt-10">
            <CountsAnswer {...forVisitor(rule, course, query, approvals, dayIn(at, 'UTC'))} />
          </div>
        ) : null}
      </Section>
      {viewer ? null : (
        <p className="mt-10 text-muted">
          <Link className="link" href={`/sign-in?next=${encodeURIComponent(path)}`} prefetch={false}>
            Sign in
          </Link>{' '}
          and this answers from your own memberships and what your CPD log already holds.
        </p>
      )}
    </Page>
  );
}
