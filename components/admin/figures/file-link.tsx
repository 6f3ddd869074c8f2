import type { ReactNode } from 'react';

/** A file to download, and what is in it. */
export function AdminFile({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} download className="link inline-flex min-h-11 items-center font-medium md:min-h-0">
        {title}
      </a>
      <span className="block text-muted">{children}</span>
    </li>
  );
}
