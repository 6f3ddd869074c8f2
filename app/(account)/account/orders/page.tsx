import type { Metadata } from 'next';
import Link from 'next/link';
import { OrderStatus } from '#components/payments/order-status.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { formatMoney } from '#lib/money.ts';
import { soldWords } from '#lib/payments/messages.ts';
import { listMyOrders } from '#lib/payments/queries.ts';
import type { OrderView } from '#lib/payments/schema.ts';

export const metadata: Metadata = { title: 'Orders and receipts' };

/** One order in a row; on a phone what was bought and its price stand above the rest. */
function OrderRow({ order }: { order: OrderView }) {
  return (
    <li className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 border-b border-line py-2 md:grid-cols-[9rem_10rem_1fr_10rem_8rem]">
      <Link
        className="link order-3 inline-flex min-h-11 items-center justify-self-start whitespace-nowrap md:order-none"
        href={`/account/orders/${order.id}`}
      >
        {order.number}
      </Link>
      <span className="order-4 justify-self-end whitespace-nowrap text-sm text-muted md:order-none md:justify-self-start">
        <DateText value={order.createdAt} timeZone={order.timeZone} />
      </span>
      <span className="order-1 pt-2 md:order-none">{soldWords(order)}</span>
      <span className="order-5 col-span-2 pb-2 text-sm md:order-none md:col-span-1">
        <OrderStatus order={order} />
      </span>
      <span className="tabular order-2 whitespace-nowrap text-right md:order-none">
        {formatMoney(order.totalMinor, order.currency)} <span className="text-sm text-muted">{order.currency}</span>
      </span>
    </li>
  );
}

export default async function OrdersPage() {
  const viewer = await requireViewer('/account/orders');
  const orders = await listMyOrders(db(), viewer);
  return (
    <Page width="wide">
      <PageHeading title="Orders and receipts" />
      {orders.length === 0 ? (
        <Empty title="No orders yet" action={<LinkButton href="/courses">See the courses</LinkButton>}>
          Each course you buy appears here with its receipt.
        </Empty>
      ) : (
        <ul aria-label="Your orders, newest first" className="border-t border-ink">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
    </Page>
  );
}
