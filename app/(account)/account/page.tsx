import type { Metadata } from 'next';
import Link from 'next/link';
import { ProgressLine } from '#components/reader/line.tsx';
import { nextStep } from '#components/reader/next-step.ts';
import type { QuizStanding } from '#components/reader/next-step.ts';
import { CpdLines } from '#components/cpd/cpd-lines.tsx';
import { WaitingInvitations } from '#components/payments/waiting-invitations.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { getSitePreview, listSiteCourses } from '#lib/catalogue/site.ts';
import { listMine } from '#lib/certificate/queries/mine.ts';
import { newestUnreflected } from '#lib/cpd-log/queries/reflections.ts';
import { getStandingLines } from '#lib/cpd-log/queries/standing.ts';
import { db } from '#lib/db/client.ts';
import { signOutAction } from '../sign-in/actions.ts';
import { listMyLearning } from '#lib/enrolment/progress/queries.ts';
import type { LearningCourse } from '#lib/enrolment/progress/schema.ts';
import { getSeatDoors } from '#lib/payments/queries-invitations.ts';
import type { SeatDoors } from '#lib/payments/queries-invitations.ts';
import { getQuizHome } from '#lib/quiz/queries/get-quiz-home.ts';
import { now } from '#lib/time/clock.ts';

export const metadata: Metadata = { title: 'My learning' };

/** A month long, a completion without a reflection is offered one here. */
const reflectionOfferMs = 30 * 24 * 60 * 60_000;

const links = [
  { href: '/account/cpd', label: 'CPD log' },
  { href: '/account/certificates', label: 'Certificates' },
  { href: '/account/orders', label: 'Orders and receipts' },
  { href: '/account/settings', label: 'Name and sessions' },
];

/** Links that some therapists have, after those that all have. */
function moreLinks(isAdmin: boolean, { hasClinics, hasInvitations }: SeatDoors) {
  return [
    ...(hasInvitations ? [{ href: '/account/invitations', label: 'Invitations' }] : []),
    ...(hasClinics ? [{ href: '/account/clinics', label: 'Clinic seats' }] : []),
    ...(isAdmin ? [{ href: '/admin', label: 'Admin' }] : []),
  ];
}

function AccountLinks({ isAdmin, doors }: { isAdmin: boolean; doors: SeatDoors }) {
  return (
    <nav aria-label="Account" className="mt-8">
      <ul className="flex flex-wrap gap-x-8">
        {[...links, ...moreLinks(isAdmin, doors)].map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className="link inline-flex min-h-11 items-center" prefetch={false}>
              {label}
            </Link>
          </li>
        ))}
        <li>
          <form action={signOutAction}>
            <button type="submit" className="link inline-flex min-h-11 cursor-pointer items-center">
              Sign out
            </button>
          </form>
        </li>
      </ul>
    </nav>
  );
}

function CourseRow({
  course,
  quiz,
  certificateId,
}: {
  course: LearningCourse;
  quiz: QuizStanding | null;
  certificateId: string | null;
}) {
  const step = nextStep(course, quiz, certificateId);
  const readCount = course.modules.filter(({ state }) => state === 'read').length;
  return (
    <li className="border-t border-line py-8">
      <h2 className="text-2xl md:text-3xl">
        <Link
          href={`/learn/${course.slug}`}
          className="text-ink underline decoration-line underline-offset-4 hover:decoration-nerve"
        >
          {course.title}
        </Link>
      </h2>
      <div className="mt-5">
        <ProgressLine mille={course.mille} />
      </div>
      <p className="mt-3 text-muted">
        {readCount} of {course.modules.length} modules read. {step.sentence}
      </p>
      <div className="mt-5">
        <LinkButton href={step.href} prefetch={false}>
          {step.label}
        </LinkButton>
      </div>
    </li>
  );
}

export default async function AccountPage() {
  const viewer = await requireViewer('/account');
  const at = now();
  const [courses, mine, doors, unreflected, standings] = await Promise.all([
    listMyLearning(db(), viewer, at),
    listMine(db(), viewer),
    getSeatDoors(db(), viewer),
    newestUnreflected(db(), viewer, new Date(at.getTime() - reflectionOfferMs)),
    getStandingLines(db(), viewer, at),
  ]);
  const rows = await Promise.all(
    courses.map(async (course) => {
      const quiz = course.isOpen ? await getQuizHome(db(), viewer, course.slug, at) : null;
      const certificate = mine.certificates.find(
        (held) => held.status === 'valid' && held.certificate.courseSlug === course.slug,
      );
      return { course, quiz: quiz?.ok ? quiz.value.start.kind : null, certificateId: certificate?.id ?? null };
    }),
  );
  const free = listSiteCourses().find(({ slug }) => getSitePreview(slug) !== null);
  return (
    <Page width="text">
      <PageHeading title="My learning" />
      <WaitingInvitations from={doors.waitingFrom} />
      {rows.length === 0 ? (
        <Empty
          title="No courses yet"
          action={
            <div className="flex flex-wrap gap-3">
              <LinkButton href="/courses">See the courses</LinkButton>
              {free ? (
                <LinkButton href={`/courses/${free.slug}/preview`} variant="quiet">
                  Read a free module
                </LinkButton>
              ) : null}
            </div>
          }
        >
          <p>When you enrol in a course it appears here with your place in it, on whatever device you sign in.</p>
        </Empty>
      ) : (
        <ul className="border-b border-line">
          {rows.map((row) => (
            <CourseRow key={row.course.enrolmentId} {...row} />
          ))}
        </ul>
      )}
      {unreflected ? (
        <p className="mt-8">
          “{unreflected.title}” is in your CPD log.{' '}
          <Link
            className="link inline-flex min-h-11 items-center"
            href={`/account/cpd/log/${unreflected.id}/reflection`}
            prefetch={false}
          >
            Add a reflection: 3 minutes
          </Link>
        </p>
      ) : null}
      <CpdLines standings={standings.map(({ standing }) => standing)} />
      <AccountLinks isAdmin={viewer.role === 'admin'} doors={doors} />
    </Page>
  );
}
