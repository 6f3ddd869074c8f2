import { formatDate } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { currencyName, formatMoney } from '#lib/money.ts';
import { orderEventSentence } from '#lib/payments/messages.ts';
import type { OrderView } from '#lib/payments/schema.ts';
import { OrderStatus } from './order-status.tsx';

type Provider = { readonly name: string; readonly contact: string; readonly abn: string | null };

/** The order on paper: who sold what to whom, for how much, and what happened. It names no tax, because none is charged. */
export function Receipt({ order, provider, buyer }: { order: OrderView; provider: Provider; buyer: string }) {
  const date = formatDate(order.settledAt ?? order.createdAt, order.timeZone);
  const abn = provider.abn === null ? [] : [{ label: 'ABN', value: provider.abn }];
  return (
    <>
      <Facts
        items={[
          { label: 'Number', value: order.number },
          { label: 'Date', value: date },
          { label: 'Status', value: <OrderStatus status={order.status} /> },
          { label: 'Sold by', value: provider.name },
          ...abn,
          { label: 'Sold to', value: buyer },
        ]}
      />
      <table className="mt-10 w-full border-collapse text-left">
        <caption className="sr-only">What was ordered</caption>
        <thead>
          <tr className="border-b border-ink text-sm text-muted">
            <th scope="col" className="py-2.5 pr-6 font-medium">
              Course
            </th>
            <th scope="col" className="py-2.5 text-right font-medium">
              Price
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id} className="border-b border-line align-top">
              <td className="py-3 pr-6">{line.description}</td>
              <td className="py-3 text-right">{formatMoney(line.amountMinor, order.currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-4 pr-6 font-medium">
              Total in {currencyName(order.currency)}
            </th>
            <td className="whitespace-nowrap py-4 text-right font-serif text-2xl">
              {formatMoney(order.totalMinor, order.currency)}{' '}
              <span className="font-sans text-sm text-muted">{order.currency}</span>
            </td>
          </tr>
        </tfoot>
      </table>
      <h2 className="mt-12 text-2xl">What happened</h2>
      <ol className="mt-4 border-t border-line">
        {order.events.map((event) => (
          <li key={`${event.kind}-${event.at.getTime()}`} className="border-b border-line py-3 sm:flex sm:gap-6">
            <time dateTime={event.at.toISOString()} className="block shrink-0 text-sm text-muted sm:w-64">
              {formatDate(event.at, order.timeZone, true)}
            </time>
            <span>
              {orderEventSentence(event.kind)}
              {event.amountMinor ? ` Amount: ${formatMoney(event.amountMinor, order.currency)}.` : null}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-6 text-sm text-muted">Questions about this order: {provider.contact}</p>
    </>
  );
}
