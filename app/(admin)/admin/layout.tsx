import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminNav } from '#components/admin/nav.tsx';
import { requireAdmin } from '#lib/auth/session.ts';

export const metadata: Metadata = {
  title: { default: 'Admin', template: '%s · Admin · Afferent' },
  robots: { index: false, follow: false },
};

/** Frames the admin pages. Each page asks who is there for itself as well: a layout alone protects nothing. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin();
  return (
    <>
      <AdminNav />
      {children}
    </>
  );
}
