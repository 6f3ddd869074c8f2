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
import { getCheckoutSummary, getOrderInHand } from '#lib/payments/queries.ts';
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
  const [summary, enrolment, inHand, market] = await Promise.all([
    getCheckoutSummary(db(), slug),
    getRunningEnrolment(db(), viewer, slug),
    getOrderInHand(db(), viewer),
    readMarket(),
  ]);
  if (!summary) notFound();
  const currency = marketCurrency(market);
  const amountMinor = summary.prices[currency];
  if (enrolment !== null && mayEnter(enrolment, now()) === 'ok')
    return <AlreadyEnrolled title={summary.courseTitle} slug={slug} />;
  if (!summary.isForSale) return <NotForSale title={summary.courseTitle} slug={slug} />;
  return (
    <Page>
      <PageHeading kicker="Enrol" title={summary.courseTitle} />
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
            <CheckoutForm action={startCheckoutAction} courseSlug={slug} currency={currency} label="Pay with card" />
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

function AlreadyEnrolled({ title, slug }: { title: string; slug: string }) {
  return (
    <Page>
      <PageHeading title="You are already enrolled" lead={`${title} is yours. There is nothing to pay.`} />
      <LinkButton href={`/learn/${slug}`}>Open the course</LinkButton>
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
