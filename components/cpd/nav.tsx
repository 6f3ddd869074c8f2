import Link from 'next/link';

const places = [
  { key: 'standing', href: '/account/cpd', label: 'Where I stand' },
  { key: 'log', href: '/account/cpd/log', label: 'Log' },
  { key: 'bodies', href: '/account/cpd/bodies', label: 'Bodies and dates' },
  { key: 'audit', href: '/account/cpd/audit', label: 'Audit packs' },
] as const;
export type CpdPlace = (typeof places)[number]['key'];

/** The four rooms of the CPD log. */
export function CpdNav({ current }: { current: CpdPlace }) {
  return (
    <nav aria-label="CPD log" className="mb-8 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {places.map(({ key, href, label }) => (
          <li key={key}>
            <Link
              href={href}
              prefetch={false}
              aria-current={key === current ? 'page' : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent no-underline hover:underline aria-[current=page]:border-nerve aria-[current=page]:font-medium"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
