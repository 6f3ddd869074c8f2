import Link from 'next/link';

type Props = {
  path: string;
  query: Readonly<Record<string, string | number | undefined>>;
  page: number;
  pages: number;
  total: number;
  noun: string;
  nouns?: string;
};

function hrefOf(path: string, query: Props['query'], page: number): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (name !== 'page' && value !== undefined && value !== '') params.set(name, String(value));
  if (page > 1) params.set('page', String(page));
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** How many there are, and the way to the pages before and after. */
export function Pager({ path, query, page, pages, total, noun, nouns = `${noun}s` }: Props) {
  const link = 'link inline-flex min-h-11 items-center';
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-6 text-sm text-muted">
      <p>
        {total.toLocaleString('en-AU')} {total === 1 ? noun : nouns}
        {pages > 1 ? `, page ${page} of ${pages}` : ''}
      </p>
      {pages > 1 ? (
        <nav aria-label="Pages" className="flex gap-6">
          {page > 1 ? (
            <Link className={link} prefetch={false} rel="prev" href={hrefOf(path, query, Math.min(page - 1, pages))}>
              Page before
            </Link>
          ) : null}
          {page < pages ? (
            <Link className={link} prefetch={false} rel="next" href={hrefOf(path, query, page + 1)}>
              Next page
            </Link>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}
