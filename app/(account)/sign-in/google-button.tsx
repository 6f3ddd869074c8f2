'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { zoneCookieName } from '#lib/auth/zone-cookie.ts';
import { browserTimeZone } from './time-zone-field.tsx';

async function startGoogle(next: string): Promise<string> {
  document.cookie = `${zoneCookieName}=${encodeURIComponent(browserTimeZone())}; Path=/; Max-Age=600; SameSite=Lax`;
  const token = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken: token.csrfToken, callbackUrl: next, json: 'true' });
  const answer = await fetch('/api/auth/signin/google', { method: 'POST', body });
  const { url } = (await answer.json()) as { url: string };
  return url;
}

/** Hands over to Google. Shown only where Google is set up. */
export function GoogleButton({ next }: { next: string }) {
  const [hasFailed, setHasFailed] = useState(false);
  const press = () => {
    setHasFailed(false);
    startGoogle(next).then(
      (url) => window.location.assign(url),
      () => setHasFailed(true),
    );
  };
  return (
    <>
      <Button variant="quiet" onClick={press}>
        Continue with Google
      </Button>
      <p role="status" className="mt-3 text-sm text-touch">
        {hasFailed ? 'Google could not be reached. Try again, or sign in by e-mail.' : ''}
      </p>
    </>
  );
}
