import { DataTable } from '#components/ui/table.tsx';
import type { BooksDisputes, BooksRow } from '#lib/payments/queries-bookkeeping.ts';
import { decimalAmount, rateText } from '#lib/payments/rules/document-view.ts';

const signed = (amountMinor: number) => `${amountMinor < 0 ? '−' : ''}${decimalAmount(Math.abs(amountMinor))}`;
const numeric = (key: string, label: string) => ({ key, label, numeric: true });

/** Sales and refunds by currency, country and tax. */
export function BooksTable({ rows }: { rows: readonly BooksRow[] }) {
  return (
    <DataTable
      caption="Sales and refunds by country and tax"
      columns={[
        { key: 'currency', label: 'Currency' },
        { key: 'country', label: 'Country' },
        { key: 'tax', label: 'Tax' },
        numeric('sales', 'Sales'),
        numeric('salesTax', 'Tax in them'),
        numeric('refunds', 'Refunds'),
        numeric('refundsTax', 'Tax in them'),
        numeric('left', 'Tax left'),
      ]}
      empty="Nothing was sold or given back in this period."
      rows={rows.map(({ currency, countryCode, taxName, rateBasisPoints, sales, refunds }) => ({
        currency,
        country: countryCode ?? 'Not asked',
        tax: taxName === null || rateBasisPoints === null ? 'None' : `${taxName} ${rateText(rateBasisPoints)}`,
        sales: <Counted minor={sales.grossMinor} count={sales.count} />,
        salesTax: signed(sales.taxMinor),
        refunds: <Counted minor={-refunds.grossMinor} count={refunds.count} />,
        refundsTax: signed(-refunds.taxMinor),
        left: signed(sales.taxMinor - refunds.taxMinor),
      }))}
    />
  );
}

function Counted({ minor, count, noun = 'document' }: { minor: number; count: number; noun?: string }) {
  return (
    <span className="whitespace-nowrap">
      {signed(minor)}{' '}
      <span className="block text-muted">
        {count} {count === 1 ? noun : `${noun}s`}
      </span>
    </span>
  );
}

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
