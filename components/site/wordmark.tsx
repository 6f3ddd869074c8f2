import Link from 'next/link';

/** The mark: a touch becomes a signal. */
export function Wordmark() {
  return (
    <Link href="/" className="inline-flex min-h-11 items-center gap-2.5 no-underline">
      <svg width="26" height="22" viewBox="0 0 26 22" fill="none" aria-hidden="true">
        <path
          d="M3 18C7 17 7 9 11 9s3 6 6 6 2-11 7-13"
          stroke="var(--color-nerve)"
          strokeWidth="2"
          strokeLinecap="round"
        />
        <circle cx="3" cy="18" r="2.6" fill="var(--color-touch)" />
      </svg>
      <span className="font-serif text-xl font-medium tracking-tight">Afferent</span>
    </Link>
  );
}
