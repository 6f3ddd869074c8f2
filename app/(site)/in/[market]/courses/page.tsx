import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseLine } from '#components/catalogue/course-line.tsx';
import { MarketSwitch } from '#components/catalogue/market-switch.tsx';
import { PathwayLine } from '#components/catalogue/pathway-line.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { getSitePathway, listSiteCourses } from '#lib/catalogue/site.ts';
import { isMarket, markets } from '#lib/market.ts';

export const metadata: Metadata = {
  title: 'Courses',
  description:
    'Three evidence-graded CPD courses for massage therapists: the brain–gut axis and anxiety; inflammation and immunity; regulating the nervous system.',
};
export const dynamicParams = false;

export function generateStaticParams() {
  return markets.map((market) => ({ market }));
}

export default async function CoursesPage({ params }: { params: Promise<{ market: string }> }) {
  const { market } = await params;
  if (!isMarket(market)) notFound();
  return (
    <Page>
      <PageHeading
        title="Courses"
        lead="Read at your own pace on any device, take the quiz when you are ready, and hold the certificate at once."
      />
      <MarketSwitch market={market} returnTo="/courses" />
      <div className="mt-6 divide-y divide-line border-t border-ink">
        {listSiteCourses().map((course) => (
          <CourseLine key={course.slug} course={course} market={market} />
        ))}
      </div>
      <PathwayLine pathway={getSitePathway()} market={market} />
    </Page>
  );
}
