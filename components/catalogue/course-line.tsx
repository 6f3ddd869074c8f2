import Link from 'next/link';
import type { SiteCourse } from '#lib/catalogue/site.ts';
import { marketCurrency } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';
import { formatMoney } from '#lib/money.ts';

const ordinals = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];

export function minutesInWords(minutes: number): string {
  if (minutes % 60 === 0) return `${minutes / 60} h CPD`;
  return minutes < 60 ? `${minutes} min CPD` : `${Math.floor(minutes / 60)} h ${minutes % 60} min CPD`;
}

/** One course in a list: what it is, how long, how much; or that it is being written. */
export function CourseLine({
  course,
  market,
  headingLevel = 'h2',
}: {
  course: SiteCourse;
  market: Market;
  headingLevel?: 'h2' | 'h3';
}) {
  const Heading = headingLevel;
  const currency = marketCurrency(market);
  const amountMinor = course.prices?.[currency];
  return (
    <article className="py-6">
      <p className="text-sm font-medium text-touch">{ordinals[course.position - 1] ?? course.position}</p>
      <Heading className="mt-2 text-2xl">
        <Link href={`/courses/${course.slug}`} prefetch={false} className="no-underline hover:underline">
          {course.title}
        </Link>
      </Heading>
      <p className="mt-3 text-muted">{course.summary}</p>
      <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
        {course.minutes === null ? (
          <span className="font-medium text-ink">In preparation</span>
        ) : (
          <span className="font-medium text-ink">{minutesInWords(course.minutes)}</span>
        )}
        <span>{course.moduleCount} modules</span>
        {amountMinor === undefined ? null : <span>{formatMoney(amountMinor, currency)}</span>}
      </p>
    </article>
  );
}
