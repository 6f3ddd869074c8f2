import { notFound } from 'next/navigation';
import { CourseLine } from '#components/catalogue/course-line.tsx';
import { PathwayLine } from '#components/catalogue/pathway-line.tsx';
import { HeroLine } from '#components/site/hero-line.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Page } from '#components/ui/page.tsx';
import { getSitePathway, listSiteCourses, siteCounts } from '#lib/catalogue/site.ts';
import { isMarket, markets } from '#lib/market.ts';

export const dynamicParams = false;

export function generateStaticParams() {
  return markets.map((market) => ({ market }));
}

const promises = [
  {
    title: 'Every claim graded',
    text: 'High, moderate, low, very low or contradicted, in the text, beside the sentence it belongs to. Press a grade and see the study, its size and its limits.',
  },
  {
    title: 'Every minute accounted for',
    text: 'We work out CPD minutes by each published method, offer the lowest, and print the working on the course page and on the certificate.',
  },
  {
    title: 'Checked in ten seconds',
    text: 'Each certificate has a public page. An auditor scans the code and reads whether it is valid, replaced or withdrawn, without an account.',
  },
];

export default async function HomePage({ params }: { params: Promise<{ market: string }> }) {
  const { market } = await params;
  if (!isMarket(market)) notFound();
  const courses = listSiteCourses();
  const counts = siteCounts();
  return (
    <Page width="wide">
      <div className="grid items-center gap-12 md:grid-cols-[1.1fr_1fr]">
        <div>
          <h1 className="text-[2.75rem] leading-[1.05] md:text-6xl lg:text-[4.25rem]">
            What your hands do, and what the evidence says
          </h1>
          <p className="mt-6 max-w-[32em] font-serif text-lg leading-relaxed text-muted md:text-xl">
            CPD courses for massage therapists in Australia and the United Kingdom. Every claim graded, every minute
            accounted for, and a certificate your association can check.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <LinkButton href="/courses" prefetch={false}>
              See the courses
            </LinkButton>
            <LinkButton href="/courses/brain-gut-axis/preview" variant="quiet" prefetch={false}>
              Read a free module
            </LinkButton>
          </div>
          <dl className="mt-10 flex flex-wrap gap-x-10 gap-y-5">
            <div className="flex flex-col-reverse">
              <dt className="text-sm text-muted">Claims graded, with their studies</dt>
              <dd className="font-serif text-2xl">{counts.claims}</dd>
            </div>
            <div className="flex flex-col-reverse">
              <dt className="text-sm text-muted">References</dt>
              <dd className="font-serif text-2xl">{counts.references}</dd>
            </div>
            <div className="flex flex-col-reverse">
              <dt className="text-sm text-muted">Quiz questions in the pool</dt>
              <dd className="font-serif text-2xl">{counts.questions}</dd>
            </div>
          </dl>
        </div>
        <HeroLine />
      </div>

      <section aria-labelledby="courses-heading" className="mt-20 border-t border-ink">
        <h2 id="courses-heading" className="sr-only">
          The courses
        </h2>
        <div className="grid divide-y divide-line md:grid-cols-3 md:divide-x md:divide-y-0 [&>*:first-child>article]:md:pl-0 [&_article]:md:px-6">
          {courses.map((course) => (
            <div key={course.slug}>
              <CourseLine course={course} market={market} headingLevel="h3" />
            </div>
          ))}
        </div>
        <PathwayLine pathway={getSitePathway()} market={market} />
      </section>

      <section aria-labelledby="how-heading" className="mt-16 border-t border-line pt-10">
        <h2 id="how-heading" className="text-3xl">
          How we keep it honest
        </h2>
        <div className="mt-8 grid gap-10 md:grid-cols-3">
          {promises.map((promise) => (
            <div key={promise.title}>
              <h3 className="text-xl">{promise.title}</h3>
              <p className="mt-2 text-muted">{promise.text}</p>
            </div>
          ))}
        </div>
      </section>
    </Page>
  );
}
