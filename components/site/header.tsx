import Link from 'next/link';
import { AccountLink } from './account-link.tsx';
import { BasketLink } from './basket-link.tsx';
import { Wordmark } from './wordmark.tsx';

const links: readonly { href: string; label: string; rest?: string }[] = [
  { href: '/courses', label: 'Courses' },
  { href: '/evidence', label: 'Evidence' },
  { href: '/search', label: 'Search' },
  { href: '/verify', label: 'Verify', rest: ' a certificate' },
];

export function SiteHeader() {
  return (
    <header className="group/header no-print mx-auto flex w-full max-w-[72rem] flex-wrap items-center gap-x-5 px-5 max-[22.5rem]:gap-x-1.5 pt-4 sm:gap-x-8 md:px-8">
      <Wordmark />
      <nav aria-label="Main" className="contents text-[0.9375rem]">
        <BasketLink />
        <ul className="order-last flex w-full justify-between gap-x-6 sm:justify-start md:order-none md:ml-auto md:w-auto md:group-has-data-basket/header:ml-0">
          {links.map((link) => (
            <li key={link.href}>
              <Link
                href={link.href}
                prefetch={false}
                className="inline-flex min-h-11 items-center text-muted no-underline hover:text-ink hover:underline"
              >
                {link.label}
                {/* The whole name for everyone who hears it, the short one where four links share a phone's width. */}
                {link.rest ? <span className="whitespace-pre max-sm:sr-only">{link.rest}</span> : null}
              </Link>
            </li>
          ))}
        </ul>
        <div className="ml-auto group-has-data-basket/header:ml-0 md:ml-0">
          <AccountLink />
        </div>
      </nav>
    </header>
  );
}
