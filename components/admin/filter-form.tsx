import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';

/** A search that is an address: it can be kept, sent and gone back to. */
export function FilterForm({
  path,
  isFiltered,
  submitLabel = 'Show',
  children,
}: {
  path: string;
  isFiltered: boolean;
  submitLabel?: string;
  children: ReactNode;
}) {
  return (
    <form action={path} method="get" role="search" className="mb-8">
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
      <div className="flex flex-wrap items-center gap-6">
        <Button type="submit">{submitLabel}</Button>
        {isFiltered ? (
          <Link href={path} prefetch={false} className="link inline-flex min-h-11 items-center">
            Show all
          </Link>
        ) : null}
      </div>
    </form>
  );
}
