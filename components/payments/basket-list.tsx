import Link from 'next/link';
import { formatMoney } from '#lib/money.ts';
import type { Currency } from '#lib/money.ts';
import type { BasketRow } from '#lib/payments/rules/basket-view.ts';

/** What is in the basket, each with its price for one person and a way to take it out. */
export function BasketList({ rows, currency }: { rows: readonly BasketRow[]; currency: Currency }) {
  return (
    <ul className="border-t-2 border-ink">
      {rows.map(({ slug, title, href, courseCount, amountMinor }) => (
        <li key={slug} className="grid grid-cols-[1fr_auto] gap-x-6 border-b border-line py-3 last:border-b-0">
          <div>
            <Link href={href} className="link inline-flex min-h-11 items-center font-serif text-lg">
              {title}
            </Link>
            {courseCount > 1 ? <p className="text-sm text-muted">{courseCount} courses together</p> : null}
          </div>
          <p className="pt-2 text-right font-serif text-lg tabular">
            {amountMinor === null ? (
              <span className="font-sans text-base text-muted">No price in {currency}</span>
            ) : (
              formatMoney(amountMinor, currency)
            )}
          </p>
          <form action="/api/basket" method="post" className="col-span-2">
            <input type="hidden" name="act" value="remove" />
            <input type="hidden" name="slug" value={slug} />
            <button type="submit" className="min-h-11 cursor-pointer text-sm text-muted underline underline-offset-4">
              Remove<span className="sr-only"> {title}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
