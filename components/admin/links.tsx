import Link from 'next/link';
import type { ReactNode } from 'react';
import { subjectHref, subjectWord } from './words.ts';

/** A link inside the admin area. */
export function AdminLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className="link inline-flex min-h-11 items-center md:min-h-0">
      {children}
    </Link>
  );
}

/** Where an act of the trail leads; the bare id where there is no page for it. */
export function SubjectLink({ type, id }: { type: string; id: string }) {
  const href = subjectHref(type, id);
  const label = `${subjectWord(type)} ${id.slice(-8)}`;
  return href ? <AdminLink href={href}>{label}</AdminLink> : <span>{label}</span>;
}

/** The therapist's name and address, leading to the account. */
export function Person({ userId, email, name }: { userId: string; email: string; name: string | null }) {
  return (
    <>
      <AdminLink href={`/admin/therapists/${userId}`}>{name ?? email}</AdminLink>
      {name ? <span className="block text-muted">{email}</span> : null}
    </>
  );
}
