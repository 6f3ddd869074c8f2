import type { Metadata } from 'next';
import Link from 'next/link';
import { OrderStatus } from '#components/payments/order-status.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { formatMoney } from '#lib/money.ts';
import { soldWords } from '#lib/payments/messages.ts';
import { listMyOrders } from '#lib/payments/queries.ts';
import type { OrderView } from '#lib/payments/schema.ts';

export const metadata: Metadata = { title: 'Orders and receipts' };

const columns = [
  { key: 'number', label: 'Order' },
  { key: 'date', label: 'Date' },
  { key: 'course', label: 'What' },
  { key: 'status', label: 'Status' },
  { key: 'total', label: 'Total', numeric: true },
];

function rowOf(order: OrderView) {
  return {
    number: (
      <Link className="link inline-flex min-h-11 items-center" href={`/account/orders/${order.id}`}>
        {order.number}
      </Link>
    ),
    date: <DateText value={order.createdAt} timeZone={order.timeZone} />,
    course: soldWords(order),
    status: <OrderStatus status={order.status} />,
    total: `${formatMoney(order.totalMinor, order.currency)} ${order.currency}`,
  };
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
        <DataTable caption="Your orders, newest first" columns={columns} rows={orders.map(rowOf)} />
      )}
    </Page>
  );
}
