import { DataTable } from '#components/ui/table.tsx';
import type { BooksRow } from '#lib/payments/queries-bookkeeping.ts';
import { rateText } from '#lib/payments/rules/document-words.ts';
import { Counted, numeric, signed } from './books-parts.tsx';

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
