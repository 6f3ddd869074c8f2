import { Facts } from '#components/ui/facts.tsx';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { codeKindWord, codeStateWord } from '#lib/payments/messages/codes-admin.ts';
import type { CodeDetail, CodeItem, CodeUse } from '#lib/payments/queries-codes.ts';
import type { CodeState } from '#lib/payments/rules/code-form.ts';
import { AdminLink, Person } from './links.tsx';
import { OrderState, amount } from './order-parts.tsx';
import { When, WhenCell } from './when.tsx';

const tones = {
  running: 'good',
  'not-started': 'quiet',
  'used-up': 'attention',
  expired: 'quiet',
  closed: 'quiet',
} as const;

export function CodeStateMark({ state }: { state: CodeState }) {
  return <Status tone={tones[state]}>{codeStateWord(state)}</Status>;
}

/** "12 of 50", "12": how often it was used, and how often it may be. */
function usesText({ uses, maxUses }: Pick<CodeItem, 'uses' | 'maxUses'>): string {
  return maxUses === null ? String(uses) : `${uses} of ${maxUses}`;
}

export function CodeTable({ items, empty }: { items: readonly CodeItem[]; empty: string }) {
  return (
    <DataTable
      caption="Codes"
      columns={[
        { key: 'code', label: 'Code' },
        { key: 'label', label: 'What for' },
        { key: 'kind', label: 'Kind' },
        { key: 'state', label: 'State' },
        { key: 'uses', label: 'Uses', numeric: true },
        { key: 'starts', label: 'From' },
        { key: 'ends', label: 'Until' },
      ]}
      empty={empty}
      rows={items.map((item) => ({
        code: <AdminLink href={`/admin/codes/${item.id}`}>{item.code}</AdminLink>,
        label: item.label,
        kind: item.percentOff === null ? codeKindWord(item.kind) : `${codeKindWord(item.kind)}, ${item.percentOff} %`,
        state: <CodeStateMark state={item.state} />,
        uses: usesText(item),
        starts: <WhenCell value={item.startsAt} />,
        ends: item.expiresAt ? <WhenCell value={item.expiresAt} /> : 'No end',
      }))}
    />
  );
}

function takesOff(code: CodeDetail): string {
  if (code.percentOff !== null) return `${code.percentOff} %`;
  return code.amounts.map(({ currency, amountMinor }) => amount(amountMinor, currency)).join(' or ') || 'See below';
}

/** What a code does, for what, and how often. */
export function CodeFactsView({ code, titles }: { code: CodeDetail; titles: ReadonlyMap<string, string> }) {
  const titleOf = (slug: string) => titles.get(slug) ?? slug;
  return (
    <>
      <Facts
        items={[
          { label: 'State', value: <CodeStateMark state={code.state} /> },
          { label: 'Kind', value: codeKindWord(code.kind) },
          ...(code.kind === 'member' ? [] : [{ label: 'Takes off', value: takesOff(code) }]),
          { label: 'For', value: code.courses.length === 0 ? 'Every course' : code.courses.map(titleOf).join(', ') },
          { label: 'Uses', value: usesText(code) },
          { label: 'Uses a therapist', value: code.maxUsesPerTherapist ?? 'No limit' },
          { label: 'From', value: <When value={code.startsAt} /> },
          { label: 'Until', value: code.expiresAt ? <When value={code.expiresAt} /> : 'No end' },
          ...(code.closedAt ? [{ label: 'Closed', value: <When value={code.closedAt} /> }] : []),
        ]}
      />
      {code.prices.length === 0 ? null : (
        <div className="mt-8">
          <DataTable
            caption="Members’ prices"
            columns={[
              { key: 'course', label: 'Course' },
              { key: 'price', label: 'Members pay', numeric: true },
            ]}
            rows={code.prices.map(({ course, currency, amountMinor }) => ({
              course: titleOf(course),
              price: amount(amountMinor, currency),
            }))}
          />
        </div>
      )}
    </>
  );
}

export function CodeUses({ orders }: { orders: readonly CodeUse[] }) {
  return (
    <DataTable
      caption="Orders with this code"
      columns={[
        { key: 'number', label: 'Order' },
        { key: 'person', label: 'Buyer' },
        { key: 'off', label: 'Taken off', numeric: true },
        { key: 'total', label: 'Total', numeric: true },
        { key: 'state', label: 'State' },
        { key: 'placed', label: 'Placed' },
      ]}
      empty="Nobody has used it yet."
      rows={orders.map((order) => ({
        number: <AdminLink href={`/admin/orders/${order.orderId}`}>{order.number}</AdminLink>,
        person: <Person userId={order.userId} email={order.email} name={order.name} />,
        off: amount(order.offMinor, order.currency),
        total: amount(order.totalMinor, order.currency),
        state: <OrderState status={order.status} />,
        placed: <WhenCell value={order.createdAt} />,
      }))}
    />
  );
}
