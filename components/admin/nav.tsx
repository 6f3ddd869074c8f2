'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

type Group = { readonly name: string; readonly links: readonly { readonly href: string; readonly label: string }[] };

const general: Group = {
  name: 'General',
  links: [
    { href: '/admin', label: 'Overview' },
    { href: '/admin/queue', label: 'Queue' },
    { href: '/admin/therapists', label: 'Therapists' },
    { href: '/admin/audit', label: 'Audit trail' },
  ],
};
const selling: Group = {
  name: 'Selling',
  links: [
    { href: '/admin/orders', label: 'Orders' },
    { href: '/admin/money', label: 'Money' },
    { href: '/admin/books', label: 'Books' },
    { href: '/admin/codes', label: 'Codes' },
  ],
};
const learning: Group = {
  name: 'Learning',
  links: [
    { href: '/admin/enrolments', label: 'Enrolments' },
    { href: '/admin/attempts', label: 'Attempts' },
    { href: '/admin/certificates', label: 'Certificates' },
    { href: '/admin/issue', label: 'Issue by hand' },
    { href: '/admin/approvals', label: 'Approvals' },
    { href: '/admin/questions', label: 'Questions' },
    { href: '/admin/figures', label: 'Figures' },
  ],
};

function currentOf(pathname: string, href: string): 'page' | 'true' | undefined {
  if (pathname === href) return 'page';
  return href !== '/admin' && pathname.startsWith(`${href}/`) ? 'true' : undefined;
}

/** Where an admin can go, by what it is about; the place that is open is marked for eyes and for screen readers. */
export function AdminNav() {
  const pathname = usePathname();
  return (
    <nav aria-label="Admin" className="no-print mx-auto mt-4 w-full max-w-[72rem] px-5 md:px-8">
      <div className="flex flex-wrap gap-x-12 border-b border-line">
        <LinkGroup group={general} pathname={pathname} />
        <LinkGroup group={selling} pathname={pathname} isNamed />
        <LinkGroup group={learning} pathname={pathname} isNamed />
      </div>
    </nav>
  );
}

function LinkGroup({ group, pathname, isNamed = false }: { group: Group; pathname: string; isNamed?: boolean }) {
  return (
    <div className="flex gap-x-5">
      {isNamed ? (
        <span aria-hidden="true" className="w-16 shrink-0 font-serif text-[0.9375rem] leading-[2.75rem]">
          {group.name}
        </span>
      ) : null}
      <ul aria-label={group.name} className="flex flex-wrap gap-x-5 md:gap-x-6">
        {group.links.map(({ href, label }) => {
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
    </div>
  );
}
