import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { startRefusalSentence } from '#lib/payments/messages.ts';
import { listed } from '#lib/payments/messages/pricing.ts';
import type { Quote } from '#lib/payments/schema.ts';

type Held = Quote['held'];
type Courses = readonly { readonly slug: string; readonly title: string }[];

/** Nothing is sold twice to one person; it can still be bought for others. */
export function AlreadyEnrolled({ courses, slug }: { courses: Held; slug: string }) {
  const [first] = courses;
  const isOne = courses.length === 1 && first;
  return (
    <Page>
      <PageHeading
        title="You are already enrolled"
        lead={
          courses.some(({ isFrozen }) => isFrozen)
            ? startRefusalSentence('frozen')
            : `${isOne ? `${first.title} is` : 'All these courses are'} yours. There is nothing to pay.`
        }
      />
      <LinkButton href={isOne ? `/learn/${first.slug}` : '/account'}>
        {isOne ? 'Open the course' : 'Open my learning'}
      </LinkButton>
      <ForOthers slug={slug} />
    </Page>
  );
}

/** An order never charges for a course that the therapist has: the others are offered by themselves. */
export function PartEnrolled({ courses, held, slug }: { courses: Courses; held: Courses; slug: string }) {
  const others = courses.filter((course) => !held.some(({ slug: own }) => own === course.slug));
  return (
    <Page>
      <PageHeading
        title="You have part of this already"
        lead={`You are enrolled in ${listed(held.map(({ title }) => title))}. This order would charge you for it again, so we do not sell it to you.`}
      />
      <p>You can enrol in what is left:</p>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {others.map((course) => (
          <li key={course.slug}>
            <a className="link inline-flex min-h-11 items-center py-2" href={`/checkout/${course.slug}`}>
              {course.title}
            </a>
          </li>
        ))}
      </ul>
      <ForOthers slug={slug} />
    </Page>
  );
}

function ForOthers({ slug }: { slug: string }) {
  return (
    <p className="mt-8 flex flex-wrap items-center gap-x-6">
      <span className="text-muted">For somebody else?</span>
      <a className="link inline-flex min-h-11 items-center" href={`/checkout/${slug}?for=gift`}>
        Give it as a gift
      </a>
      <a className="link inline-flex min-h-11 items-center" href={`/checkout/${slug}?for=seats`}>
        Buy seats for your clinic
      </a>
    </p>
  );
}
