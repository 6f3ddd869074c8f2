import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BuyPanel } from '#components/catalogue/buy-panel.tsx';
import { CourseModules } from '#components/catalogue/course-modules.tsx';
import { MinutesWorkingTable } from '#components/catalogue/minutes-working.tsx';
import { ReviewState } from '#components/catalogue/review-state.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { getSiteCourse, listSiteCourses } from '#lib/catalogue/site.ts';
import { isMarket, markets } from '#lib/market.ts';

type Params = { params: Promise<{ market: string; slug: string }> };

export const dynamicParams = false;

export function generateStaticParams() {
  return markets.flatMap((market) => listSiteCourses().map(({ slug }) => ({ market, slug })));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const course = getSiteCourse((await params).slug);
  return course ? { title: course.title, description: course.summary.slice(0, 300) } : {};
}

export default async function CoursePage({ params }: Params) {
  const { market, slug } = await params;
  const course = getSiteCourse(slug);
  if (!course || !isMarket(market)) notFound();
  return (
    <Page width="wide">
      <div className="grid gap-x-16 lg:grid-cols-[minmax(0,46rem)_1fr]">
        <div className="min-w-0">
          <PageHeading
            kicker={
              course.status === 'open' ? `Course ${course.position}` : `Course ${course.position}, in preparation`
            }
            title={course.title}
            lead={course.summary}
          />
          <div className="lg:hidden">
            <BuyPanel course={course} market={market} />
          </div>
          <Section title="What you will be able to do">
            <ol className="list-decimal space-y-2 pl-6">
              {course.outcomes.map((outcome) => (
                <li key={outcome.id} className="pl-1">
                  {outcome.text}
                </li>
              ))}
            </ol>
            <p className="mt-5 text-muted">For: {course.audience}</p>
          </Section>
          <Section title="The modules">
            <CourseModules course={course} />
          </Section>
          <Section title="What it rests on">
            <p>{course.restsOn}</p>
            {course.claimCount > 0 ? (
              <p className="mt-4">
                {course.claimCount} claims are graded in the text, resting on {course.referenceCount} references.{' '}
                <Link className="link" href={`/courses/${slug}/evidence`} prefetch={false}>
                  Read each claim with its grade and sources
                </Link>
              </p>
            ) : null}
          </Section>
          <Section title="Clinical review">
            <ReviewState course={course} />
          </Section>
          {course.minutesWorking ? (
            <Section title="How the CPD minutes were worked out">
              <MinutesWorkingTable working={course.minutesWorking} />
            </Section>
          ) : null}
          {course.status === 'open' ? (
            <Section title="The quiz and the certificate">
              <p>
                {course.quiz.questionCount} questions, drawn for you from a pool of {course.questionPool}. You pass at{' '}
                {course.quiz.passPercent} per cent.{' '}
                {course.quiz.timeLimitMinutes === null
                  ? 'There is no time limit, and every answer is saved as you give it.'
                  : `You have ${course.quiz.timeLimitMinutes} minutes.`}{' '}
                If you do not pass, you see which topics to revisit and try again after a short wait, free.
              </p>
              <p className="mt-4">
                On passing you hold a statement of achievement at once: title, version, minutes and hours, outcomes,
                result and how the time was worked out, with a public page that answers for it.
              </p>
            </Section>
          ) : null}
          <Section title="Refunds">
            <p>
              For 14 days after buying you can have your money back, for any reason, as long as the certificate has not
              been issued. Your rights under the Australian Consumer Law and United Kingdom consumer law stay as they
              are.
            </p>
          </Section>
        </div>
        <aside aria-label="Enrol" className="hidden lg:block">
          <div className="sticky top-8">
            <BuyPanel course={course} market={market} />
          </div>
        </aside>
      </div>
    </Page>
  );
}
