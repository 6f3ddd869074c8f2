import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ReviewState } from '#components/catalogue/review-state.tsx';
import { AccessOver, Frozen, NotEnrolled } from '#components/reader/closed.tsx';
import { ProgressLine } from '#components/reader/line.tsx';
import { Materials } from '#components/reader/materials.tsx';
import { ModuleList } from '#components/reader/modules.tsx';
import { nextStep } from '#components/reader/next-step.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { getCoursePage } from '#lib/catalogue/queries.ts';
import { listMine } from '#lib/certificate/queries/mine.ts';
import { db } from '#lib/db/client.ts';
import { listHandouts } from '#lib/enrolment/materials/queries.ts';
import { getLearningCourse } from '#lib/enrolment/progress/queries.ts';
import type { LearningCourse } from '#lib/enrolment/progress/schema.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import type { QuizHome } from '#lib/quiz/schema.ts';
import { now } from '#lib/time/clock.ts';

type Params = { readonly params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const page = await getCoursePage(db(), (await params).slug);
  return { title: page?.title ?? 'Course' };
}

function QuizRow({ course, quiz }: { course: LearningCourse; quiz: QuizHome }) {
  const { questionCount, passPercent, timeLimitMinutes } = quiz.policy;
  const hasPassed = quiz.start.kind === 'already-passed';
  return (
    <Section title="Quiz" id="quiz">
      <p className="max-w-[38em] text-muted">
        {questionCount} questions. Pass at {passPercent} %.{' '}
        {timeLimitMinutes === null ? 'No time limit.' : `${timeLimitMinutes} minutes.`} Every answer is saved as you
        give it.
      </p>
      <p className="mt-3 text-sm">
        {hasPassed ? (
          <Status tone="good">Passed</Status>
        ) : course.isQuizOpen ? (
          <Status>Open</Status>
        ) : (
          <span className="text-muted">Locked. Opens when every module is marked as read.</span>
        )}
      </p>
      {course.isQuizOpen || quiz.attempts.length > 0 ? (
        <div className="mt-5">
          <LinkButton href={`/learn/${course.slug}/quiz`} variant="quiet" prefetch={false}>
            {hasPassed ? 'See the quiz and your result' : 'Go to the quiz'}
          </LinkButton>
        </div>
      ) : null}
    </Section>
  );
}

export default async function LearnPage({ params }: Params) {
  const { slug } = await params;
  const viewer = await requireViewer(`/learn/${slug}`);
  const at = now();
  const [found, quiz, mine, page, handouts] = await Promise.all([
    getLearningCourse(db(), viewer, slug, at),
    getQuizHome(db(), viewer, slug, at),
    listMine(db(), viewer),
    getCoursePage(db(), slug),
    listHandouts(db(), viewer, slug, at),
  ]);
  if (!found.ok) {
    if (!page) notFound();
    if (found.reason === 'frozen') return <Frozen course={page} />;
    return found.reason === 'access-over' ? (
      <AccessOver course={page} />
    ) : (
      <NotEnrolled course={page} isOpen={page.status === 'open'} hasPreview={page.preview !== null} />
    );
  }
  const course = found.value;
  const certificate = mine.certificates.find((held) => held.status === 'valid' && held.certificate.courseSlug === slug);
  const step = nextStep(course, quiz.ok ? quiz.value.start.kind : null, certificate?.id ?? null);
  return (
    <Page width="text">
      <PageHeading kicker="My learning" title={course.title} />
      <ProgressLine mille={course.mille} />
      <p className="mt-3">{step.sentence}</p>
      <div className="mt-6">
        <LinkButton href={step.href} prefetch={false}>
          {step.label}
        </LinkButton>
      </div>
      <Section title="Modules">
        <ModuleList course={course} />
      </Section>
      {quiz.ok ? <QuizRow course={course} quiz={quiz.value} /> : null}
      <Materials courseSlug={course.slug} handouts={handouts.ok ? handouts.value : []} />
      {page ? (
        <Section title="What it rests on">
          <p>
            <Link
              className="link inline-flex min-h-11 items-center"
              href={`/courses/${course.slug}/evidence`}
              prefetch={false}
            >
              The evidence, claim by claim
            </Link>
          </p>
          <ReviewState course={page} />
        </Section>
      ) : null}
      <p className="mt-14 text-sm text-muted">
        You are reading version {course.version}, the one you enrolled in.{' '}
        {course.accessUntil ? (
          <>
            You have access until{' '}
            <DateText value={course.accessUntil} timeZone={quiz.ok ? quiz.value.timeZone : 'UTC'} />.
          </>
        ) : null}
      </p>
    </Page>
  );
}
