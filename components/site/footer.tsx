import Link from 'next/link';

const links = [
  { href: '/about', label: 'About' },
  { href: '/clinics', label: 'For clinics' },
  { href: '/bodies', label: 'CPD rules' },
  { href: '/glossary', label: 'Glossary' },
  { href: '/contact', label: 'Contact' },
  { href: '/legal/terms', label: 'Terms' },
  { href: '/legal/privacy', label: 'Privacy' },
  { href: '/legal/refunds', label: 'Refunds' },
  { href: '/accessibility', label: 'Accessibility' },
];

export function SiteFooter() {
  return (
    <footer className="no-print mx-auto w-full max-w-[72rem] px-5 pb-10 md:px-8">
      <div className="border-t border-line pt-6 text-sm text-muted">
        <nav aria-label="About this site" className="flex flex-wrap gap-x-6">
          {links.map((link) => (
            <Link
              key={link.href}
              href={link.href}
              prefetch={false}
              className="inline-flex min-h-11 items-center text-muted hover:text-ink"
            >
              {link.label}
            </Link>
          ))}
        </nav>
        <p className="mt-3 max-w-[44em]">
          Massage therapy works alongside medical care and does not replace it. Our courses are for continuing
          professional development; they do not qualify anyone to diagnose or to treat a medical condition.
        </p>
      </div>
    </footer>
  );
}
