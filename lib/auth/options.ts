import type { AuthOptions } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { normaliseEmail } from '#lib/email/address.ts';
import type { Db } from '../db/client.ts';
import { env, exposeAuthUrl } from '../env.ts';
import { log } from '../log.ts';
import { authAdapter } from './adapter.ts';
import type { AdapterContext } from './adapter.ts';
import { privateCookie, sessionCookieName } from './cookies.ts';
import { dayMs, limits, minuteMs } from './rules.ts';
import { authSecret } from './secret.ts';
import { newSessionToken } from './sessions.ts';

type GoogleProfile = { sub: string; email: string; email_verified: boolean; name?: string };

function google(credentials: { readonly clientId: string; readonly clientSecret: string }): OAuthConfig<GoogleProfile> {
  return {
    id: 'google',
    name: 'Google',
    type: 'oauth',
    wellKnown: 'https://accounts.google.com/.well-known/openid-configuration',
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state'],
    ...credentials,
    // Safe here: the signIn callback below lets only addresses through that Google has verified.
    allowDangerousEmailAccountLinking: true,
    profile: (profile) => ({ id: profile.sub, email: normaliseEmail(profile.email) ?? '', name: profile.name ?? null }),
  };
}

/** May this answer of a provider sign someone in? Only with an address that the provider has verified. */
export function isTrustedProfile(profile: unknown): boolean {
  if (typeof profile !== 'object' || profile === null) return false;
  const { email, email_verified: isVerified } = profile as { email?: unknown; email_verified?: unknown };
  return isVerified === true && typeof email === 'string' && normaliseEmail(email) !== null;
}

/** How next-auth works here: sessions in the database, our cookie, our pages, Google only when it is set up. */
export function authOptions(db: Db, context: AdapterContext) {
  exposeAuthUrl();
  const { google: credentials } = env();
  const { maxAge: _, ...sessionCookie } = privateCookie(0);
  return {
    adapter: authAdapter(db, context),
    secret: authSecret(),
    providers: credentials ? [google(credentials)] : [],
    session: {
      strategy: 'database',
      maxAge: (limits.sessionIdleDays * dayMs) / 1000,
      updateAge: (limits.sessionSeenMinutes * minuteMs) / 1000,
      generateSessionToken: newSessionToken,
    },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookie } },
    callbacks: {
      signIn: ({ profile }) => isTrustedProfile(profile),
      session: ({ session, user }) => ({
        expires: session.expires,
        viewer: {
          userId: user.id,
          role: user.role,
          email: user.email,
          displayName: user.displayName,
          legalName: user.legalName,
        },
      }),
    },
    logger: {
      error: (code) => log.error({ code }, 'next-auth failed'),
      warn: (code) => log.warn({ code }, 'next-auth warned'),
      debug: () => {},
    },
  } satisfies AuthOptions;
}
