import { getServerSession } from 'next-auth';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { db } from '../db/client.ts';
import { now } from '../time/clock.ts';
import type { AdminViewer, Viewer } from '../viewer.ts';
import { authOptions } from './options.ts';
import { safeNextPath } from './rules.ts';

export type SignedIn = Viewer & {
  readonly email: string;
  readonly displayName: string | null;
  readonly legalName: string | null;
};

/** Who is signed in, or null. Asked once per request, however many components want to know. */
export const currentViewer = cache(async (): Promise<SignedIn | null> => {
  const userAgent = (await headers()).get('user-agent');
  const failures: unknown[] = [];
  const session = await getServerSession(
    authOptions(db(), {
      clock: now,
      userAgent,
      ignoreSession: false,
      home: null,
      onFailure: (error) => void failures.push(error),
    }),
  );
  // A database that is away is a fault to show, and no reason to send people to the sign-in page.
  if (failures.length > 0) throw failures[0];
  return session?.viewer ?? null;
});

/** Who is signed in; anyone else is asked to sign in and comes back to `nextPath`. */
export async function requireViewer(nextPath: string): Promise<SignedIn> {
  const viewer = await currentViewer();
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(safeNextPath(nextPath))}`);
  return viewer;
}

/** The admin who is signed in. For anyone else the page does not exist. */
export async function requireAdmin(): Promise<AdminViewer> {
  const viewer = await currentViewer();
  if (viewer?.role !== 'admin') notFound();
  return { userId: viewer.userId, role: 'admin', label: viewer.displayName ?? viewer.email };
}
