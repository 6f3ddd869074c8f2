import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ReaderFrame } from '#components/reader/frame.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { readingOf } from '#lib/catalogue/reading.ts';
import { getSitePreview, listSiteCourses } from '#lib/catalogue/site.ts';
import type { SitePreview } from '#lib/catalogue/site.ts';

type Params = { readonly params: Promise<{ slug: string }> };

// Static: nothing here depends on who reads.
export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams(): { slug: string }[] {
  return listSiteCourses()
    .filter(({ slug }) => getSitePreview(slug) !== null)
    .map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const preview = getSitePreview((await params).slug);
  return preview ? { title: `${preview.module.title}: a free module`, description: preview.module.summary } : {};
}

function Invitation({ preview }: { preview: SitePreview }) {
  const more = preview.moduleCount - 1;
  return (
    <section aria-labelledby="go-on" className="mt-16 border-t-2 border-nerve pt-8">
      <h2 id="go-on" className="text-2xl md:text-3xl">
        That was one module of {preview.moduleCount}
      </h2>
      <p className="mt-4 max-w-[36em] text-muted">
        Enrolling opens the other {more}, the quiz and, when you pass, a certificate that your association can check. On
        your own copy the reader also keeps your place on every device.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton href={`/courses/${preview.courseSlug}`}>See the course and its price</LinkButton>
        <LinkButton href={`/checkout/${preview.courseSlug}`} variant="quiet" prefetch={false}>
          Enrol
        </LinkButton>
      </div>
    </section>
  );
}

export default async function PreviewPage({ params }: Params) {
  const { slug } = await params;
  const preview = getSitePreview(slug);
  if (!preview) notFound();
  const { module } = preview;
  const header = (
    <>
      <PageHeading
        kicker={
          <Link
            href={`/courses/${slug}`}
            className="inline-flex min-h-11 items-center text-touch no-underline hover:underline"
          >
            {preview.courseTitle}
          </Link>
        }
        title={module.title}
        lead={module.summary}
      />
      <p className="-mt-5 mb-8 text-muted">
        A free module · {module.position} of {preview.moduleCount} · about {module.minutes} minutes
      </p>
    </>
  );
  return (
    <Page width="wide">
      <ReaderFrame
        reading={readingOf(module.source, preview.library)}
        anchor={null}
        endpoint={null}
        header={header}
        footer={<Invitation preview={preview} />}
      />
    </Page>
  );
}
