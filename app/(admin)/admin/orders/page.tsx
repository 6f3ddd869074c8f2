import type { Metadata } from 'next';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { AdminLink, Person } from '#components/admin/links.tsx';
import { OrderState, amount } from '#components/admin/order-parts.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { WhenCell } from '#components/admin/when.tsx';
import { orderStatusWord, purposeWord } from '#components/admin/words.ts';
import { Select, TextField } from '#components/ui/field.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { listOrders } from '#lib/account/admin-queries/orders.ts';
import type { OrderItem } from '#lib/account/admin-queries/orders.ts';
import { orderFilterSchema, orderPurposes, orderStatuses } from '#lib/account/admin-queries/schema.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Orders' };

const statuses = [
  { value: '', label: 'Any state' },
  ...orderStatuses.map((status) => ({ value: status, label: orderStatusWord(status) })),
];
const troubles = [
  { value: '', label: 'All orders' },
  { value: '1', label: 'Trouble with the payment' },
  { value: 'disputed', label: 'Open disputes' },
  { value: 'refund-failed', label: 'Refunds to pay by hand' },
  { value: 'refund-under-way', label: 'Refunds under way' },
  { value: 'refund-unassigned', label: 'Dashboard refunds without a line' },
];
const purposes = [
  { value: '', label: 'Any purpose' },
  ...orderPurposes.map((purpose) => ({ value: purpose, label: purposeWord(purpose) })),
];

export default async function OrdersPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const filter = orderFilterSchema.parse(await searchParams);
  const { items, total, page, pages } = await listOrders(db(), admin, filter);
  const isFiltered = Boolean(filter.q || filter.status || filter.trouble || filter.purpose);
  return (
    <Page width="wide">
      <PageHeading title="Orders" />
      <FilterForm path="/admin/orders" isFiltered={isFiltered}>
        <TextField
          label="Number, e-mail, name or course"
          name="q"
          type="search"
          defaultValue={filter.q}
          maxLength={200}
        />
        <Select label="State" name="status" defaultValue={filter.status} options={statuses} />
        <Select label="Attention" name="trouble" defaultValue={filter.trouble} options={troubles} />
        <Select label="For" name="purpose" defaultValue={filter.purpose} options={purposes} />
      </FilterForm>
      <OrderTable items={items} empty={isFiltered ? 'No order matches.' : 'Nobody has ordered yet.'} />
      <Pager path="/admin/orders" query={filter} page={page} pages={pages} total={total} noun="order" />
    </Page>
  );
}

/** A clinic's twenty seats of one course are one thing twenty times. */
function whatText(descriptions: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of descriptions) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${count} × ${text}`)).join(', ');
}

function OrderTable({ items, empty }: { items: readonly OrderItem[]; empty: string }) {
  return (
    <DataTable
      caption="Orders"
      columns={[
        { key: 'number', label: 'Number' },
        { key: 'person', label: 'Therapist' },
        { key: 'what', label: 'What' },
        { key: 'purpose', label: 'For' },
        { key: 'total', label: 'Total', numeric: true },
        { key: 'state', label: 'State' },
        { key: 'placed', label: 'Placed' },
        { key: 'settled', label: 'Settled' },
      ]}
      empty={empty}
      rows={items.map((item) => ({
        number: (
          <span className="whitespace-nowrap">
            <AdminLink href={`/admin/orders/${item.id}`}>{item.number}</AdminLink>
          </span>
        ),
        person: <Person userId={item.userId} email={item.email} name={item.legalName} />,
        what: <span className="block min-w-[14rem]">{whatText(item.descriptions)}</span>,
        purpose: purposeWord(item.purpose),
        total: amount(item.totalMinor, item.currency),
        state: <OrderState status={item.status} />,
        placed: <WhenCell value={item.createdAt} />,
        settled: <WhenCell value={item.settledAt} />,
      }))}
    />
  );
}
