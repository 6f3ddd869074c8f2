import type { Metadata } from 'next';
import { NetTable } from '#components/admin/books-net-table.tsx';
import { BooksTable } from '#components/admin/books-table.tsx';
import { FilterForm } from '#components/admin/filter-form.tsx';
import { Select, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { listBookCurrencies, sumUpBooks, sumUpDisputes } from '#lib/payments/queries-bookkeeping.ts';
import { booksFilterOf } from '#lib/payments/rules/books-filter.ts';
import type { BooksFilter } from '#lib/payments/rules/books-filter.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn, longDay } from '#lib/time/days.ts';
import type { SearchProps } from '../props.ts';

export const metadata: Metadata = { title: 'Books' };

export default async function BooksPage({ searchParams }: SearchProps) {
  const admin = await requireAdmin();
  const params = await searchParams;
  const { timeZone } = env().provider;
  const filter = booksFilterOf(params, dayIn(now(), timeZone));
  const [rows, disputes, currencies] = await Promise.all([
    sumUpBooks(db(), admin, filter),
    sumUpDisputes(db(), admin, filter, timeZone),
    listBookCurrencies(db(), admin),
  ]);
  return (
    <Page width="wide">
      <PageHeading
        title="Books"
        lead={`What was sold and given back, by the day on each receipt, invoice and credit note. Days are those of ${timeZone}.`}
      />
      <FilterForm path="/admin/books" isFiltered={Object.keys(params).length > 0}>
        <TextField label="From" name="from" type="date" defaultValue={filter.from} />
        <TextField label="To, with that day" name="to" type="date" defaultValue={filter.to} />
        <Select
          label="Currency"
          name="currency"
          defaultValue={filter.currency}
          options={[
            { value: '', label: 'Every currency' },
            ...currencies.map((currency) => ({ value: currency, label: currency })),
          ]}
        />
      </FilterForm>
      {filter.from > filter.to ? (
        <Notice tone="attention" title="The first day comes after the last">
          Choose a last day on or after {longDay(filter.from)}.
        </Notice>
      ) : null}
      <Section title={`${longDay(filter.from)} to ${longDay(filter.to)}`}>
        <BooksTable rows={rows} />
      </Section>
      <Section title="What is left">
        <NetTable rows={rows} disputes={disputes} />
        <p className="mt-4 max-w-[46em] text-sm text-muted">
          Sales less refunds and lost disputes, before what the payment service charges. A dispute counts on the day
          that it was opened or lost.
        </p>
      </Section>
      <Section title="For the bookkeeper">
        <p className="max-w-[46em]">
          Both files hold this period. They have order numbers and payment ids, and no names or e-mail addresses.
          Amounts of credit notes are below zero, so each column adds up.
        </p>
        <ul className="mt-2">
          <li>
            <Download filter={filter}>Download the documents, one a row (CSV)</Download>
          </li>
          <li>
            <Download filter={{ ...filter, shape: 'lines' }}>Download the lines of the documents (CSV)</Download>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

function Download({ filter, children }: { filter: BooksFilter & { readonly shape?: string }; children: string }) {
  return (
    <a
      className="link inline-flex min-h-11 items-center"
      href={`/admin/books/export?${new URLSearchParams(filter).toString()}`}
      download
    >
      {children}
    </a>
  );
}
