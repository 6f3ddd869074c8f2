import { formatDate } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { currencyName, formatMoney } from '#lib/money.ts';
import { orderEventSentence, seatsWord } from '#lib/payments/messages.ts';
import type { SalesDocumentSnapshot } from '#lib/payments/rules/document-schema.ts';
import { linesTogether } from '#lib/payments/rules/order-lines.ts';
import type { OrderView } from '#lib/payments/schema.ts';
import { Contact } from './contact.tsx';
import { DocumentList } from './document-list.tsx';
import { OrderStatus } from './order-status.tsx';
import { SalesDocument } from './sales-document.tsx';

type Provider = { readonly name: string; readonly contact: string; readonly abn: string | null };

type Props = {
  readonly order: OrderView;
  readonly provider: Provider;
  readonly buyer: string;
  /** As issued; none while nothing is paid. */
  readonly documents?: readonly SalesDocumentSnapshot[];
};

/** The order on paper: who sold what to whom, for how much, and what happened. What was issued is shown as issued. */
export function Receipt({ order, provider, buyer, documents = [] }: Props) {
  const receipt = documents.find(({ series }) => series === 'R');
  return (
    <>
      {receipt ? <SalesDocument snapshot={receipt} /> : <Ordered order={order} provider={provider} buyer={buyer} />}
      {documents.length > 0 ? (
        <div className="no-print">
          <h2 className="mb-4 mt-12 text-2xl">To keep</h2>
          <DocumentList orderId={order.id} documents={documents} />
        </div>
      ) : null}
      <History order={order} />
      <p className="mt-6 text-sm text-muted">
        Questions about this order: <Contact contact={provider.contact} />
      </p>
    </>
  );
}

/** Without a document yet. It names no tax: what the sale carries is decided when it is paid. */
function Ordered({ order, provider, buyer }: Omit<Props, 'documents'>) {
  const date = formatDate(order.settledAt ?? order.createdAt, order.timeZone);
  const abn = provider.abn === null ? [] : [{ label: 'ABN', value: provider.abn }];
  return (
    <>
      <Facts
        items={[
          { label: 'Number', value: order.number },
          { label: 'Date', value: date },
          { label: 'Status', value: <OrderStatus order={order} /> },
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
          {linesTogether(order.lines).map(({ description, quantity, eachMinor, amountMinor }) => (
            <tr key={description} className="border-b border-line align-top">
              <td className="py-3 pr-6">
                {description}
                {quantity > 1 ? (
                  <span className="mt-0.5 block text-sm text-muted">
                    {seatsWord(quantity)}
                    {eachMinor === null ? '' : `, ${formatMoney(eachMinor, order.currency)} each`}
                  </span>
                ) : null}
              </td>
              <td className="py-3 text-right tabular">{formatMoney(amountMinor, order.currency)}</td>
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
    </>
  );
}

function History({ order }: Pick<Props, 'order'>) {
  return (
    <>
      <h2 className="mt-12 text-2xl">What happened</h2>
      <ol className="mt-4 border-t border-line">
        {order.events.map((event) => (
          <li key={`${event.kind}-${event.at.getTime()}`} className="border-b border-line py-3 sm:flex sm:gap-6">
            <time dateTime={event.at.toISOString()} className="block shrink-0 text-sm text-muted sm:w-64">
              {formatDate(event.at, order.timeZone, true)}
            </time>
            <span>
              {event.kind === 'paid' && order.totalMinor === 0
                ? 'There was nothing to pay.'
                : orderEventSentence(event.kind)}
              {event.amountMinor ? ` Amount: ${formatMoney(event.amountMinor, order.currency)}.` : null}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
