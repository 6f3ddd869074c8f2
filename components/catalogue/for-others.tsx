import Link from 'next/link';

/** Buying for somebody else: one person, or the people of a clinic. */
export function ForOthers({ slug }: { slug: string }) {
  return (
    <p className="flex flex-wrap gap-x-5 text-sm">
      <Link className="link inline-flex min-h-11 items-center" href={`/checkout/${slug}?for=gift`} prefetch={false}>
        Give it to someone
      </Link>
      <Link className="link inline-flex min-h-11 items-center" href={`/checkout/${slug}?for=seats`} prefetch={false}>
        Seats for a clinic
      </Link>
    </p>
  );
}
