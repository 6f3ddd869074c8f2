'use client';

import Link from 'next/link';
import { useSyncExternalStore } from 'react';

const hint = 'afferent-signed-in=1';
const neverChanges = () => () => {};

/** Public pages are static and cannot know who reads them: a cookie without personal data tells which label fits. */
export function AccountLink() {
  const isSignedIn = useSyncExternalStore(
    neverChanges,
    () => document.cookie.includes(hint),
    () => false,
  );
  return (
    <Link
      href={isSignedIn ? '/account' : '/sign-in'}
      prefetch={false}
      className="inline-flex min-h-11 items-center font-medium no-underline hover:underline"
    >
      {isSignedIn ? 'My learning' : 'Sign in'}
    </Link>
  );
}
