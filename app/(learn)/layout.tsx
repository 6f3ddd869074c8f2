import type { Metadata } from 'next';
import type { ReactNode } from 'react';

// Rendered per request: these pages carry a nonce and depend on who asks.
export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false } };

export default function PersonalLayout({ children }: { children: ReactNode }) {
  return children;
}
