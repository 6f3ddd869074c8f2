import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ClaimEntry } from '#components/catalogue/claim-entry.tsx';
import { GradeFilter } from '#components/catalogue/grade-filter.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { getCourseEvidence } from '#lib/catalogue/evidence.ts';
import { listSiteCourses } from '#lib/catalogue/site.ts';

type Params = { readonly params: Promise<{ slug: string }> };

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams(): { slug: string }[] {
  return listSiteCourses()
    .filter(({ slug }) => getCourseEvidence(slug) !== null)
    .map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const evidence = getCourseEvidence((await params).slug);
  return evidence
    ? {
        title: `Evidence: ${evidence.title}`,
        description: `The ${evidence.claims.length} graded claims of this course: what each rests on, its limits and its sources.`,
      }
    : {};
}

export default async function CourseEvidencePage({ params }: Params) {
  const { slug } = await params;
  const evidence = getCourseEvidence(slug);
  if (!evidence) notFound();
  return (
    <Page>
      <PageHeading
        kicker={
          <Link
            href={`/courses/${slug}`}
            className="inline-flex min-h-11 items-center text-touch no-underline hover:underline"
          >
            {evidence.title}
          </Link>
        }
        title="The evidence, claim by claim"
        lead={`All ${evidence.claims.length} graded claims of this course, with what each rests on. A grade says how sure anyone can be, not how useful a claim is.`}
      />
      <p className="mb-8">
        <Link href="/evidence" className="link inline-flex min-h-11 items-center">
          What the grades mean
        </Link>
      </p>
      <GradeFilter counts={evidence.counts}>
        <ul className="border-t border-line">
          {evidence.claims.map((claim) => (
            <ClaimEntry key={claim.id} claim={claim} />
          ))}
        </ul>
      </GradeFilter>
    </Page>
  );
}
