import { headers } from 'next/headers';
import { currentViewer } from '#lib/auth/session.ts';

/**
 * True when someone who was signed out meanwhile has sent a form without scripts: the page is then drawn once more with what
 * was typed, and with nothing of anybody's, instead of leading away to the sign-in page.
 */
export async function isFormAgain(): Promise<boolean> {
  const type = (await headers()).get('content-type') ?? '';
  return type.startsWith('multipart/form-data') && (await currentViewer()) === null;
}
