import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { noPriceSentence } from '#lib/catalogue/messages.ts';
import type { SiteCoursePage } from '#lib/catalogue/site.ts';
import { marketCurrency } from '#lib/market.ts';
import type { Market } from '#lib/market.ts';
import { formatMoney } from '#lib/money.ts';
import { BasketButton } from './basket-button.tsx';
import { ForOthers } from './for-others.tsx';
import { MarketSwitch } from './market-switch.tsx';

/** Price, time and the way in; or plainly that the course cannot be bought yet. */
export function BuyPanel({ course, market }: { course: SiteCoursePage; market: Market }) {
  const currency = marketCurrency(market);
  if (!course.prices || course.minutes === null) {
    return (
      <div className="border-t-2 border-ink pt-5">
        <p className="font-serif text-2xl">In preparation</p>
        <p className="mt-2 text-muted">
          The outline and outcomes are here; the modules are being written. It cannot be bought yet.
        </p>
      </div>
    );
  }
  const amountMinor = course.prices[currency];
  return (
    <div className="border-t-2 border-ink pt-5">
      {amountMinor === undefined ? (
        <p>{noPriceSentence(currency)}</p>
      ) : (
        <p className="font-serif text-4xl tabular-nums">{formatMoney(amountMinor, currency)}</p>
      )}
      <p className="mt-1 text-muted">
        {course.minutes} minutes of CPD, {course.moduleCount} modules, {course.accessMonths} months of access
      </p>
      <Link
        href={`/courses/${course.slug}/counts`}
        prefetch={false}
        className="link mt-1 inline-flex min-h-11 items-center"
      >
        Will this count for me?
      </Link>
      <div className="mt-3 flex flex-col gap-3">
        {amountMinor === undefined ? null : (
          <>
            <LinkButton href={`/checkout/${course.slug}`} prefetch={false}>
              Enrol
            </LinkButton>
            <BasketButton slug={course.slug} />
          </>
        )}
        {course.preview ? (
          <LinkButton href={`/courses/${course.slug}/preview`} variant="quiet" prefetch={false}>
            Read module one free
          </LinkButton>
        ) : null}
      </div>
      {amountMinor === undefined ? null : (
        <div className="mt-2">
          <ForOthers slug={course.slug} />
        </div>
      )}
      <ul className="mt-5 space-y-1.5 text-sm text-muted">
        <li>Certificate at once on passing, yours for good</li>
        <li>Free retakes, with what to revisit</li>
        <li>
          14 days to change your mind:{' '}
          <Link className="link" href="/legal/refunds" prefetch={false}>
            refund terms
          </Link>
        </li>
      </ul>
      <div className="mt-3">
        <MarketSwitch market={market} returnTo={`/courses/${course.slug}`} />
      </div>
    </div>
  );
}
