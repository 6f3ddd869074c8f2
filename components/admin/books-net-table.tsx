import { DataTable } from '#components/ui/table.tsx';
import type { BooksDisputes, BooksRow } from '#lib/payments/queries-bookkeeping.ts';
import { Counted, numeric, signed } from './books-parts.tsx';

/** What is left of each currency once refunds and lost disputes are taken off. */
export function NetTable({ rows, disputes }: { rows: readonly BooksRow[]; disputes: readonly BooksDisputes[] }) {
  const currencies = [...new Set([...rows, ...disputes].map(({ currency }) => currency))].toSorted();
  return (
    <DataTable
      caption="What is left by currency"
      columns={[
        { key: 'currency', label: 'Currency' },
        numeric('sales', 'Sales'),
        numeric('refunds', 'Refunds'),
        numeric('opened', 'Disputes opened'),
        numeric('lost', 'Disputes lost'),
        numeric('net', 'Left'),
      ]}
      empty="No money moved in this period."
      rows={currencies.map((currency) => netRow(currency, rows, disputes))}
    />
  );
}

function netRow(currency: string, rows: readonly BooksRow[], disputes: readonly BooksDisputes[]) {
  const own = rows.filter((row) => row.currency === currency);
  const dispute = disputes.find((row) => row.currency === currency);
  const sales = own.reduce((sum, row) => sum + row.sales.grossMinor, 0);
  const refunds = own.reduce((sum, row) => sum + row.refunds.grossMinor, 0);
  const lost = dispute?.lost.amountMinor ?? 0;
  return {
    currency,
    sales: signed(sales),
    refunds: signed(-refunds),
    opened: dispute?.opened.count ? (
      <Counted minor={dispute.opened.amountMinor} count={dispute.opened.count} noun="dispute" />
    ) : (
      'None'
    ),
    lost: dispute?.lost.count ? <Counted minor={-lost} count={dispute.lost.count} noun="dispute" /> : 'None',
    net: <strong>{signed(sales - refunds - lost)}</strong>,
  };
}
