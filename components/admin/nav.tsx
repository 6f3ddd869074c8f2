'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

const links = [
  { href: '/admin', label: 'Overview' },
  { href: '/admin/queue', label: 'Queue' },
  { href: '/admin/certificates', label: 'Certificates' },
  { href: '/admin/issue', label: 'Issue by hand' },
  { href: '/admin/enrolments', label: 'Enrolments' },
  { href: '/admin/attempts', label: 'Attempts' },
  { href: '/admin/questions', label: 'Questions' },
  { href: '/admin/figures', label: 'Figures' },
  { href: '/admin/orders', label: 'Orders' },
  { href: '/admin/money', label: 'Money' },
  { href: '/admin/books', label: 'Books' },
  { href: '/admin/codes', label: 'Codes' },
  { href: '/admin/therapists', label: 'Therapists' },
  { href: '/admin/audit', label: 'Audit trail' },
] as const;

function currentOf(pathname: string, href: string): 'page' | 'true' | undefined {
  if (pathname === href) return 'page';
  return href !== '/admin' && pathname.startsWith(`${href}/`) ? 'true' : undefined;
}

/** Where an admin can go; the place that is open is marked for eyes and for screen readers. */
export function AdminNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Admin" className="no-print mx-auto mt-4 w-full max-w-[72rem] px-5 md:px-8">
      <ul className="flex flex-wrap gap-x-6 border-b border-line">
        {links.map(({ href, label }) => {
          const current = currentOf(pathname, href);
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                {...(current ? { 'aria-current': current } : {})}
                className="inline-flex min-h-11 items-center border-b-2 border-transparent text-[0.9375rem] text-muted no-underline hover:text-ink hover:underline aria-[current]:border-nerve aria-[current]:font-medium aria-[current]:text-ink"
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
