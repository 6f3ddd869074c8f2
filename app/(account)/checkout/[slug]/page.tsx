import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { MarketSwitch } from '#components/catalogue/market-switch.tsx';
import { AlreadyEnrolled, PartEnrolled } from '#components/payments/held.tsx';
import { CheckoutSummary } from '#components/payments/checkout-summary.tsx';
import { OrderForm } from '#components/payments/order-form.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { readMarket } from '#lib/auth/browser.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { marketCountry, marketCurrency } from '#lib/market.ts';
import { quoteTyped } from '#lib/payments/code-limit.ts';
import { soldTitle, startRefusalSentence } from '#lib/payments/messages.ts';
import { getPendingOrder } from '#lib/payments/queries.ts';
import { getCheckoutSummary } from '#lib/payments/queries-checkout.ts';
import { getWishOfOrder } from '#lib/payments/queries-terms.ts';
import { registrationsOf, taxNoteFor } from '#lib/payments/rules/tax.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { valuesOfWish } from '#lib/payments/schema/order-form.ts';
import type { OrderWish, Quote, QuoteRefusal } from '#lib/payments/schema.ts';
import { now } from '#lib/time/clock.ts';
import { startOrderAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Enrol', robots: { index: false } };

type Props = {
  readonly params: Promise<{ slug: string }>;
  /** `for`: gift or seats. `code`: one to try. `order`: an order of the viewer's to place again. */
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function CheckoutPage({ params, searchParams }: Props) {
  const [{ slug }, asked, market] = await Promise.all([params, searchParams, readMarket()]);
  const viewer = await requireViewer(`/checkout/${slug}${queryOf(asked)}`);
  const place = { currency: marketCurrency(market), countryCode: marketCountry(market) };
  const again = typeof asked['order'] === 'string' ? await getWishOfOrder(db(), viewer, asked['order']) : null;
  const wish: OrderWish = { ...(again ?? wishOf({ slug, ...place }, asAsked(asked))), ...place };
  const isOne = wish.items.length === 1;
  const [quoted, summary] = await Promise.all([
    quoteTyped(db(), viewer, wish, now()),
    isOne ? getCheckoutSummary(db(), wish.items[0]?.slug ?? slug) : null,
  ]);
  if (!quoted.ok && quoted.reason === 'unknown-course') notFound();
  const title = summary?.title ?? (quoted.ok ? soldTitle(quoted.value) : 'Your order');
  const changeMarket = (
    <div className="mt-6">
      <MarketSwitch market={market} returnTo={`/checkout/${slug}${queryOf(asked)}`} />
    </div>
  );
  if (!quoted.ok) return <CannotOrder reason={quoted.reason} title={title} slug={slug} changeMarket={changeMarket} />;
  const held = quoted.value.held;
  const courses = quoted.value.lines.map(({ courseSlug, title: course }) => ({ slug: courseSlug, title: course }));
  if (held.length > 0 && held.length === courses.length) return <AlreadyEnrolled courses={held} slug={slug} />;
  if (held.length > 0) return <PartEnrolled courses={courses} held={held} slug={slug} />;
  const pending =
    wish.purpose === 'self'
      ? await getPendingOrder(
          db(),
          viewer,
          courses.map((course) => course.slug),
        )
      : null;
  return (
    <Page>
      <PageHeading kicker="Enrol" title={title} lead={summary?.summary} />
      {pending ? (
        <Waiting orderId={pending.id} number={pending.number} />
      ) : (
        <OrderForm
          action={startOrderAction}
          market={market}
          items={namesOf(wish, quoted.value)}
          quote={quoted.value}
          initial={valuesOfWish(wish)}
          taxNote={taxNoteFor(place.countryCode, registrationsOf(env().provider))}
        />
      )}
      {changeMarket}
      {summary ? <CheckoutSummary summary={summary} /> : null}
    </Page>
  );
}

type Asked = Awaited<Props['searchParams']>;

/** The question of the address, to come back to after signing in. */
function queryOf(asked: Asked): string {
  const known = ['for', 'code', 'order'].flatMap((name) => {
    const value = asked[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return known.length === 0 ? '' : `?${new URLSearchParams(known).toString()}`;
}

function asAsked(asked: Asked): Partial<OrderWish> {
  const purpose = asked['for'];
  const code = asked['code'];
  return {
    ...(purpose === 'gift' || purpose === 'seats' ? { purpose } : {}),
    ...(typeof code === 'string' ? { code: code.slice(0, 60) } : {}),
  };
}

/** Everything that was asked for, also what a bundle made needless: taking it out is the buyer's choice. */
function namesOf(wish: OrderWish, { items }: Quote) {
  return wish.items.map(({ slug }) => ({ slug, title: items.find((item) => item.slug === slug)?.title ?? slug }));
}

function Waiting({ orderId, number }: { orderId: string; number: string }) {
  return (
    <Notice tone="attention" title="Waiting for your bank">
      <p>{startRefusalSentence('payment-pending')}</p>
      <p className="mt-3">
        <a className="link" href={`/account/orders/${orderId}`}>
          See order {number}
        </a>
      </p>
    </Notice>
  );
}

function CannotOrder({
  reason,
  title,
  slug,
  changeMarket,
}: {
  reason: QuoteRefusal;
  title: string;
  slug: string;
  changeMarket: ReactNode;
}) {
  if (reason === 'not-for-sale')
    return (
      <Page>
        <PageHeading title={title} lead={startRefusalSentence('not-for-sale')} />
        <LinkButton href={`/courses/${slug}`} variant="quiet">
          See the outline
        </LinkButton>
      </Page>
    );
  return (
    <Page>
      <PageHeading kicker="Enrol" title={title} />
      <Notice tone="attention">{startRefusalSentence(reason)}</Notice>
      {changeMarket}
    </Page>
  );
}
