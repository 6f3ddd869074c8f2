import type { AdminViewer } from '#lib/viewer.ts';

/** Thrown when an admin's read model is asked for by anyone else: a bug or an attack, never a state of a page. */
export class NotAnAdminError extends Error {
  override readonly name = 'NotAnAdminError';
}

/** First line of every query here. The type says it as well; this holds where a cast or plain JavaScript got round the type. */
export function assertAdmin(admin: AdminViewer): void {
  const given: unknown = admin;
  const isAdmin = typeof given === 'object' && given !== null && (given as { role?: unknown }).role === 'admin';
  if (!isAdmin) throw new NotAnAdminError('Only an admin may read this.');
}
