import type { Metadata } from 'next';
import Link from 'next/link';
import { SearchHits } from '#components/reader/search-hits.tsx';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { currentViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { search } from '#lib/enrolment/search/queries.ts';
import { searchQuerySchema } from '#lib/enrolment/search/schema.ts';
import { now } from '#lib/time/clock.ts';

type Given = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

// What is found depends on who asks: made anew for each request.
export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Search', robots: { index: false } };

function Form({ query }: { query: string }) {
  return (
    <form action="/search" role="search" className="flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow basis-64">
        <label htmlFor="search-query" className="mb-1.5 block font-medium">
          What are you looking for?
        </label>
        <input
          id="search-query"
          name="q"
          type="search"
          defaultValue={query}
          maxLength={200}
          autoComplete="off"
          className="min-h-11 w-full rounded-lg border border-control bg-raised px-3.5 py-2"
        />
      </div>
      <Button type="submit">Search</Button>
    </form>
  );
}

function Scope({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <p className="mt-4 text-sm text-muted">
      {isSignedIn ? (
        'This looks through the modules that are open to you, the free modules, the evidence and the glossary.'
      ) : (
        <>
          This looks through the courses, the free modules, the evidence and the glossary.{' '}
          <Link className="link" href="/sign-in?next=/search" prefetch={false}>
            Sign in
          </Link>{' '}
          to search the courses you are enrolled in as well.
        </>
      )}
    </p>
  );
}

export default async function SearchPage({ searchParams }: Given) {
  const { q } = await searchParams;
  const query = searchQuerySchema.parse(typeof q === 'string' ? q : '');
  const viewer = await currentViewer();
  const result = query === '' ? null : await search(db(), viewer, query, now());
  return (
    <Page>
      <PageHeading title="Search" />
      <Form query={query} />
      <Scope isSignedIn={viewer !== null} />
      {result ? <SearchHits result={result} /> : null}
    </Page>
  );
}
