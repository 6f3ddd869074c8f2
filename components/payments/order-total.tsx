import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { formatMoney } from '#lib/money.ts';
import { seatsWord } from '#lib/payments/messages.ts';
import type { Quote, QuoteItem } from '#lib/payments/schema.ts';

/** What an order holds and costs. Takes focus when it was asked for, so that the new total is read out. */
export function OrderTotal({
  quote,
  taxNote,
  isListed,
  takesFocus,
}: {
  quote: Quote;
  taxNote: string | null;
  /** The page itself lists the items for one person with their prices. */
  isListed: boolean;
  takesFocus: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [quote, takesFocus]);
  const { currency, items, code, discountMinor } = quote;
  const isSeats = quote.purpose === 'seats';
  const hidesItems = isListed ? !isSeats : items.length === 1 && discountMinor === 0 && quote.purpose === 'self';
  return (
    <div ref={box} tabIndex={-1} className="outline-none">
      {quote.notices.map(({ kind, sentence }) => (
        <p key={kind + sentence} className="mb-4 border-l-4 border-control bg-sunk px-5 py-3">
          {sentence}
        </p>
      ))}
      <dl>
        {hidesItems
          ? null
          : items.map((item) => (
              <Row key={item.slug} label={<ItemName item={item} hasSeats={isSeats} />}>
                {formatMoney(item.listMinor, currency)}
              </Row>
            ))}
        {discountMinor > 0 ? (
          <>
            {items.length > 1 ? <Row label="Subtotal">{formatMoney(quote.subtotalMinor, currency)}</Row> : null}
            <Row label={code?.label ?? 'Discount'}>{formatMoney(-discountMinor, currency)}</Row>
          </>
        ) : null}
        <div className="flex items-baseline justify-between gap-6 border-y-2 border-ink py-4">
          <dt className="font-medium">Total, paid once</dt>
          <dd className="whitespace-nowrap font-serif text-3xl tabular">
            {formatMoney(quote.totalMinor, currency)} <span className="font-sans text-base text-muted">{currency}</span>
          </dd>
        </div>
      </dl>
      {code ? <p className="mt-3 text-sm">{code.sentence}</p> : null}
      {quote.isFree ? (
        <p className="mt-3 text-sm text-muted">There is nothing to pay, so no card is asked for.</p>
      ) : null}
      {taxNote !== null && !quote.isFree ? <p className="mt-3 text-sm text-muted">{taxNote}</p> : null}
    </div>
  );
}

function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-6 border-t border-line py-3">
      <dt>{label}</dt>
      <dd className="whitespace-nowrap tabular">{children}</dd>
    </div>
  );
}

function ItemName({ item, hasSeats }: { item: QuoteItem; hasSeats: boolean }) {
  return (
    <>
      {item.title}
      {hasSeats ? <span className="text-muted">, {seatsWord(item.seats)}</span> : null}
    </>
  );
}
