import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { startOrderAction } from '#app/(account)/checkout/actions.ts';
import { MarketSwitch } from '#components/catalogue/market-switch.tsx';
import { BasketList } from '#components/payments/basket-list.tsx';
import { AskToAdd, CheaperTogether, NoLongerSold } from '#components/payments/basket-notices.tsx';
import { OrderForm } from '#components/payments/order-form.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { readMarket } from '#lib/auth/browser.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { marketCountry, marketCurrency } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';
import { formatMoney } from '#lib/money.ts';
import { startRefusalSentence } from '#lib/payments/messages.ts';
import { basketActSentence } from '#lib/payments/messages/basket.ts';
import { listShelf } from '#lib/payments/queries-basket.ts';
import { quote } from '#lib/payments/queries-quote.ts';
import { basketCookie, parseBasket } from '#lib/payments/rules/basket.ts';
import { viewBasket } from '#lib/payments/rules/basket-view.ts';
import type { BasketView } from '#lib/payments/rules/basket-view.ts';
import { registrationsOf, taxNoteFor } from '#lib/payments/rules/tax.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import { basketNoteSchema } from '#lib/payments/schema/basket.ts';
import { valuesOfWish } from '#lib/payments/schema/order-form.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';

export const metadata: Metadata = { title: 'Your basket', robots: { index: false } };

export default async function BasketPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [{ add, note: given }, jar, market, viewer, shelf] = await Promise.all([
    searchParams,
    cookies(),
    readMarket(),
    currentViewer(),
    listShelf(db()),
  ]);
  const note = basketNoteSchema.parse(given ?? null);
  const view = viewBasket(parseBasket(jar.get(basketCookie)?.value), shelf, marketCurrency(market));
  const asked = shelf.find(({ slug, isForSale }) => isForSale && slug === add);
  return (
    <Page>
      <PageHeading title="Your basket" />
      {note ? <Notice tone="attention">{basketActSentence(note)}</Notice> : null}
      {view.dropped.length > 0 ? <NoLongerSold slugs={view.dropped} /> : null}
      {asked && !view.rows.some(({ slug }) => slug === asked.slug) ? (
        <AskToAdd slug={asked.slug} title={asked.title} />
      ) : null}
      {view.rows.length === 0 ? (
        <Empty title="Nothing in it yet" action={<LinkButton href="/courses">See the courses</LinkButton>}>
          <p>Put courses in from their pages, and pay for all of them at once.</p>
        </Empty>
      ) : (
        <Filled view={view} market={market} viewer={viewer} />
      )}
      <div className="mt-6">
        <MarketSwitch market={market} returnTo="/basket" />
      </div>
    </Page>
  );
}

function Filled({ view, market, viewer }: { view: BasketView; market: Market; viewer: Viewer | null }) {
  const currency = marketCurrency(market);
  return (
    <>
      <BasketList rows={view.rows} currency={currency} />
      {view.hint ? <CheaperTogether hint={view.hint} currency={currency} /> : null}
      {view.subtotalMinor === null ? (
        <Notice tone="attention">
          Not everything here has a price for your country yet. Take it out, or choose another country below.
        </Notice>
      ) : viewer ? (
        <Order view={view} market={market} viewer={viewer} />
      ) : (
        <SignInToPay total={formatMoney(view.subtotalMinor, currency)} />
      )}
    </>
  );
}

async function Order({ view, market, viewer }: { view: BasketView; market: Market; viewer: Viewer }) {
  const items = view.rows.map(({ slug, title }) => ({ slug, title }));
  const wish = {
    ...wishOf({ slug: '', currency: marketCurrency(market) }),
    items: items.map(({ slug }) => ({ slug, seats: 1 })),
    countryCode: marketCountry(market),
  };
  const quoted = await quote(db(), viewer, wish, now());
  if (!quoted.ok) return <Notice tone="attention">{startRefusalSentence(quoted.reason)}</Notice>;
  return (
    <div className="mt-6">
      <OrderForm
        // The fields start again when something else is ordered.
        key={`${market} ${items.map(({ slug }) => slug).join(' ')}`}
        action={startOrderAction}
        market={market}
        items={items}
        quote={quoted.value}
        initial={valuesOfWish(wish)}
        taxNote={taxNoteFor(marketCountry(market), registrationsOf(env().provider))}
        isListed
      />
      <p className="mt-4 text-sm text-muted">
        What is here stays until it is paid. You have 14 days to change your mind:{' '}
        <Link className="link" href="/legal/refunds">
          refund terms
        </Link>
        .
      </p>
    </div>
  );
}

function SignInToPay({ total }: { total: string }) {
  return (
    <>
      <p className="flex items-baseline justify-between gap-6 py-4">
        <span className="font-medium">Subtotal</span>
        <span className="font-serif text-3xl tabular">{total}</span>
      </p>
      <LinkButton href="/sign-in?next=/basket" className="mt-6 w-full sm:w-auto">
        Sign in to pay
      </LinkButton>
      <p className="mt-3 text-sm text-muted">
        Courses belong to an account. Signing in takes an e-mail address and no password; you come back here with
        everything as it is.
      </p>
    </>
  );
}
