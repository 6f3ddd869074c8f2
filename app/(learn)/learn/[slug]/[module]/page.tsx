import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AccessOver, Frozen, LockedModule, NotEnrolled } from '#components/reader/closed.tsx';
import { ModuleEnd, ResumeLink } from '#components/reader/ends.tsx';
import { ReaderFrame } from '#components/reader/frame.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import type { SignedIn } from '#lib/auth/session.ts';
import { readingOf } from '#lib/catalogue/reading.ts';
import { getCoursePage } from '#lib/catalogue/queries.ts';
import { db } from '#lib/db/client.ts';
import { getLearningCourse, getReadableModule } from '#lib/enrolment/progress/queries.ts';
import type { EntryRefusal } from '#lib/enrolment/progress/schema.ts';
import { now } from '#lib/time/clock.ts';
import { markReadAction } from './actions.ts';

type Params = { readonly params: Promise<{ slug: string; module: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { slug, module } = await params;
  const page = await getCoursePage(db(), slug);
  return { title: page?.modules?.find((entry) => entry.slug === module)?.title ?? 'Module' };
}

async function Refused({
  viewer,
  slug,
  module,
  reason,
}: {
  viewer: SignedIn;
  slug: string;
  module: string;
  reason: EntryRefusal;
}) {
  const page = await getCoursePage(db(), slug);
  if (!page || reason === 'no-such-module') notFound();
  if (reason === 'not-enrolled')
    return <NotEnrolled course={page} isOpen={page.status === 'open'} hasPreview={page.preview !== null} />;
  if (reason === 'frozen') return <Frozen course={page} />;
  if (reason === 'access-over') return <AccessOver course={page} />;
  const found = await getLearningCourse(db(), viewer, slug, now());
  if (!found.ok) notFound();
  const { modules, nextModule, title } = found.value;
  const locked = modules.find((entry) => entry.slug === module);
  const first = modules.find((entry) => entry.slug === nextModule);
  if (!locked || !first) notFound();
  return <LockedModule course={{ slug, title }} title={locked.title} first={first} />;
}

export default async function ModulePage({ params }: Params) {
  const { slug, module: moduleSlug } = await params;
  const viewer = await requireViewer(`/learn/${slug}/${moduleSlug}`);
  const found = await getReadableModule(db(), viewer, slug, moduleSlug, now());
  if (!found.ok) return <Refused viewer={viewer} slug={slug} module={moduleSlug} reason={found.reason} />;
  const { course, module, source, library, next } = found.value;
  const reading = readingOf(source, library);
  const left =
    module.state === 'read'
      ? 'Marked as read'
      : `About ${module.minutesLeft} ${module.minutesLeft === 1 ? 'minute' : 'minutes'} left`;
  const header = (
    <>
      <PageHeading
        kicker={
          <Link
            href={`/learn/${slug}`}
            className="inline-flex min-h-11 items-center text-touch no-underline hover:underline"
          >
            {course.title}
          </Link>
        }
        title={module.title}
        lead={module.summary}
      />
      <p className="-mt-5 mb-8 text-muted">
        Module {module.position} of {course.modules.length} · {left}
      </p>
      <ResumeLink parts={reading.contents} anchor={module.anchor} />
    </>
  );
  return (
    <Page width="wide">
      <ReaderFrame
        // A new module starts a new page of the reader: nothing of the last one is carried over.
        key={module.slug}
        reading={reading}
        anchor={module.anchor}
        endpoint={`/learn/${slug}/${moduleSlug}/progress`}
        header={header}
        footer={
          <ModuleEnd
            action={markReadAction}
            courseSlug={slug}
            module={module}
            next={next}
            isQuizOpen={course.isQuizOpen}
          />
        }
      />
    </Page>
  );
}
