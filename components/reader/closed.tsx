import Link from 'next/link';
import type { ReactNode } from 'react';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { frozenAdvice, frozenMessage } from '#lib/enrolment/messages.ts';

type CourseName = { readonly slug: string; readonly title: string };

function Closed({
  kicker,
  title,
  children,
  actions,
}: {
  kicker: string;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <Page width="text">
      <PageHeading kicker={kicker} title={title} />
      <div className="max-w-[36em] space-y-4 text-lg">{children}</div>
      <div className="mt-8 flex flex-wrap gap-3">{actions}</div>
    </Page>
  );
}

/** For someone who is signed in and has not bought the course. */
export function NotEnrolled({
  course,
  isOpen,
  hasPreview,
}: {
  course: CourseName;
  isOpen: boolean;
  hasPreview: boolean;
}) {
  return (
    <Closed
      kicker="Course"
      title={course.title}
      actions={
        <>
          {isOpen ? (
            <LinkButton href={`/checkout/${course.slug}`} prefetch={false}>
              Enrol
            </LinkButton>
          ) : null}
          <LinkButton href={`/courses/${course.slug}`} variant="quiet">
            See the course
          </LinkButton>
        </>
      }
    >
      <p>
        {isOpen
          ? 'You are not enrolled in this course, so its modules are closed to you for now.'
          : 'This course is in preparation. Nobody can enrol yet.'}
      </p>
      {isOpen ? (
        <p>
          If you have just paid, your enrolment can take a moment: load this page again. If you enrolled with another
          e-mail address, sign in with that one.
        </p>
      ) : null}
      {hasPreview ? (
        <p>
          One module is free to read:{' '}
          <Link className="link" href={`/courses/${course.slug}/preview`}>
            open the free module
          </Link>
          .
        </p>
      ) : null}
    </Closed>
  );
}

/** For someone whose time with the course has run out. */
export function AccessOver({ course }: { course: CourseName }) {
  return (
    <Closed
      kicker="Your time with this course is over"
      title={course.title}
      actions={
        <>
          <LinkButton href="/account/certificates">See my certificates</LinkButton>
          <LinkButton href={`/courses/${course.slug}`} variant="quiet">
            See the course
          </LinkButton>
        </>
      }
    >
      <p>
        The modules and the quiz are closed. Certificates you earned stay yours and stay checkable, and what you read
        and answered is kept on record.
      </p>
    </Closed>
  );
}

/** While the bank looks into the payment: nothing is lost, and it opens by itself. */
export function Frozen({ course }: { course: CourseName }) {
  return (
    <Closed
      kicker="Closed for now"
      title={course.title}
      actions={
        <>
          <LinkButton href="/account/orders">See my orders</LinkButton>
          <LinkButton href="/contact" variant="quiet">
            Write to us
          </LinkButton>
        </>
      }
    >
      <p>{frozenMessage}</p>
      <p>{frozenAdvice}</p>
    </Closed>
  );
}

/** A module that opens later: why, and what to do. */
export function LockedModule({
  course,
  title,
  first,
}: {
  course: CourseName;
  title: string;
  first: { readonly slug: string; readonly title: string };
}) {
  return (
    <Closed
      kicker="Locked for now"
      title={title}
      actions={
        <>
          <LinkButton href={`/learn/${course.slug}/${first.slug}`}>Go to “{first.title}”</LinkButton>
          <LinkButton href={`/learn/${course.slug}`} variant="quiet">
            See all modules
          </LinkButton>
        </>
      }
    >
      <p>Modules open in order, because each builds on the words and grades of the one before.</p>
      <p>To open this one, read “{first.title}” and press “Mark as read and go on” at its end.</p>
    </Closed>
  );
}
