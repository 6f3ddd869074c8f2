import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { MarketSwitch } from '#components/catalogue/market-switch.tsx';
import { BasketList } from '#components/payments/basket-list.tsx';
import { AskToAdd, CheaperTogether, NoLongerSold } from '#components/payments/basket-notices.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { readMarket } from '#lib/auth/browser.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { marketCurrency } from '#lib/market.ts';
import { formatMoney } from '#lib/money.ts';
import { basketNoteSentence } from '#lib/payments/messages/basket.ts';
import { listShelf } from '#lib/payments/queries-basket.ts';
import { basketCookie, parseBasket } from '#lib/payments/rules/basket.ts';
import { viewBasket } from '#lib/payments/rules/basket-view.ts';
import { basketNoteSchema } from '#lib/payments/schema/basket.ts';

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
  const currency = marketCurrency(market);
  const view = viewBasket(parseBasket(jar.get(basketCookie)?.value), shelf, currency);
  const asked = shelf.find(({ slug, isForSale }) => isForSale && slug === add);
  const isEmpty = view.rows.length === 0;
  return (
    <Page>
      <PageHeading title="Your basket" />
      {note ? <Notice tone="attention">{basketNoteSentence(note)}</Notice> : null}
      {view.dropped.length > 0 ? <NoLongerSold slugs={view.dropped} /> : null}
      {asked && !view.rows.some(({ slug }) => slug === asked.slug) ? (
        <AskToAdd slug={asked.slug} title={asked.title} />
      ) : null}
      {isEmpty ? (
        <Empty title="Nothing in it yet" action={<LinkButton href="/courses">See the courses</LinkButton>}>
          <p>Put courses in from their pages, and pay for all of them at once.</p>
        </Empty>
      ) : (
        <>
          <BasketList rows={view.rows} currency={currency} />
          <Subtotal
            amountMinor={view.subtotalMinor}
            text={view.subtotalMinor === null ? '' : formatMoney(view.subtotalMinor, currency)}
          />
          {view.hint ? <CheaperTogether hint={view.hint} currency={currency} /> : null}
          {viewer ? null : <SignInToPay />}
        </>
      )}
      <div className="mt-6">
        <MarketSwitch market={market} returnTo="/basket" />
      </div>
    </Page>
  );
}

function Subtotal({ amountMinor, text }: { amountMinor: number | null; text: string }) {
  if (amountMinor === null)
    return (
      <Notice tone="attention">
        Not everything here has a price for your country yet. Take it out, or choose another country below.
      </Notice>
    );
  return (
    <p className="flex items-baseline justify-between gap-6 py-4">
      <span className="font-medium">Subtotal</span>
      <span className="font-serif text-3xl tabular">{text}</span>
    </p>
  );
}

function SignInToPay() {
  return (
    <div className="mt-6">
      <LinkButton href="/sign-in?next=/basket" className="w-full sm:w-auto">
        Sign in to pay
      </LinkButton>
      <p className="mt-3 text-sm text-muted">
        Courses belong to an account. Signing in takes an e-mail address and no password; you come back here with
        everything as it is.
      </p>
    </div>
  );
}
