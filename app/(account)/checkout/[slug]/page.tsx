import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { MarketSwitch } from '#components/catalogue/market-switch.tsx';
import { CheckoutForm } from '#components/payments/checkout-form.tsx';
import { CheckoutSummary } from '#components/payments/checkout-summary.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getRunningEnrolment } from '#lib/enrolment/queries.ts';
import { mayEnter } from '#lib/enrolment/rules.ts';
import { chooseMarket, countryOf, marketCookie, marketCurrency } from '#lib/market.ts';
import { startRefusalSentence } from '#lib/payments/messages.ts';
import { getOrderInHand } from '#lib/payments/queries.ts';
import { getCheckoutSummary } from '#lib/payments/queries-checkout.ts';
import type { CheckoutSummary as CheckoutSummaryFacts } from '#lib/payments/schema.ts';
import { now } from '#lib/time/clock.ts';
import { startCheckoutAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Enrol', robots: { index: false } };

async function readMarket() {
  const [jar, given] = await Promise.all([cookies(), headers()]);
  return chooseMarket({
    chosen: jar.get(marketCookie)?.value,
    country: countryOf(given),
    acceptLanguage: given.get('accept-language'),
  });
}

export default async function CheckoutPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const viewer = await requireViewer(`/checkout/${slug}`);
  const summary = await getCheckoutSummary(db(), slug);
  if (!summary) notFound();
  const [enrolments, inHand, market] = await Promise.all([
    Promise.all(summary.courses.map((course) => getRunningEnrolment(db(), viewer, course.slug))),
    getOrderInHand(db(), viewer),
    readMarket(),
  ]);
  const at = now();
  const held = summary.courses.filter((_, index) => {
    const enrolment = enrolments[index];
    return enrolment && mayEnter(enrolment, at) === 'ok';
  });
  const currency = marketCurrency(market);
  const amountMinor = summary.prices[currency];
  if (held.length > 0 && held.length === summary.courses.length) return <AlreadyEnrolled courses={held} />;
  if (held.length > 0) return <PartEnrolled courses={summary.courses} held={held} />;
  if (!summary.isForSale) return <NotForSale title={summary.title} slug={slug} />;
  return (
    <Page>
      <PageHeading kicker="Enrol" title={summary.title} />
      {inHand?.status === 'pending' ? (
        <Notice tone="attention" title="Waiting for your bank">
          <p>{startRefusalSentence('payment-pending')}</p>
          <p className="mt-3">
            <a className="link" href={`/account/orders/${inHand.id}`}>
              See order {inHand.number}
            </a>
          </p>
        </Notice>
      ) : null}
      {amountMinor === undefined ? (
        <Notice tone="attention">{startRefusalSentence('price-missing')}</Notice>
      ) : (
        <>
          <CheckoutSummary summary={summary} currency={currency} amountMinor={amountMinor} />
          {inHand?.status === 'pending' ? null : (
            <CheckoutForm action={startCheckoutAction} slug={slug} currency={currency} label="Pay with card" />
          )}
          <p className="mt-4 text-sm text-muted">
            You type your card details on Stripe&rsquo;s page; we never see them. You come back here enrolled.
          </p>
        </>
      )}
      <div className="mt-6">
        <MarketSwitch market={market} returnTo={`/checkout/${slug}`} />
      </div>
    </Page>
  );
}

type Courses = CheckoutSummaryFacts['courses'];

function AlreadyEnrolled({ courses }: { courses: Courses }) {
  const [first] = courses;
  const isOne = courses.length === 1 && first;
  return (
    <Page>
      <PageHeading
        title="You are already enrolled"
        lead={`${isOne ? `${first.title} is` : 'All these courses are'} yours. There is nothing to pay.`}
      />
      <LinkButton href={isOne ? `/learn/${first.slug}` : '/account'}>
        {isOne ? 'Open the course' : 'Open my learning'}
      </LinkButton>
    </Page>
  );
}

/** A bundle never charges for a course that the therapist has: the others are offered by themselves. */
function PartEnrolled({ courses, held }: { courses: Courses; held: Courses }) {
  const others = courses.filter(({ slug }) => !held.some((course) => course.slug === slug));
  return (
    <Page>
      <PageHeading
        title="You have part of this already"
        lead={`You are enrolled in ${held.map(({ title }) => title).join(' and in ')}. The bundle would charge you for it again, so we do not sell it to you.`}
      />
      <p>You can enrol in what is left:</p>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {others.map(({ slug, title }) => (
          <li key={slug}>
            <a className="link inline-flex min-h-11 items-center py-2" href={`/checkout/${slug}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function NotForSale({ title, slug }: { title: string; slug: string }) {
  return (
    <Page>
      <PageHeading title={title} lead={startRefusalSentence('not-for-sale')} />
      <LinkButton href={`/courses/${slug}`} variant="quiet">
        See the outline
      </LinkButton>
    </Page>
  );
}
