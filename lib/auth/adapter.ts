import type { Adapter, AdapterUser } from 'next-auth/adapters';
import { normaliseEmail } from '#lib/email/address.ts';
import type { Home } from '../account/rules.ts';
import type { Db } from '../db/client.ts';
import { newId } from '../ids.ts';
import { dayMs, limits } from './rules.ts';
import { closeSession, findSession, openSession, touchSession } from './sessions.ts';

declare module 'next-auth/adapters' {
  interface AdapterUser {
    role: 'therapist' | 'admin';
    displayName: string | null;
    legalName: string | null;
  }
}

type Person = Pick<AdapterUser, 'id' | 'email' | 'role' | 'displayName' | 'legalName'> & {
  emailVerifiedAt: Date | null;
};

const personSelect = {
  id: true,
  email: true,
  emailVerifiedAt: true,
  displayName: true,
  legalName: true,
  role: true,
} as const;

function toAdapterUser(person: Person): AdapterUser {
  const { emailVerifiedAt, ...rest } = person;
  return { ...rest, emailVerified: emailVerifiedAt };
}

function toAdapterUserOrNull(person: Person | null): AdapterUser | null {
  return person ? toAdapterUser(person) : null;
}

function idleEnd(lastSeenAt: Date): Date {
  return new Date(lastSeenAt.getTime() + limits.sessionIdleDays * dayMs);
}

export type AdapterContext = {
  readonly clock: () => Date;
  readonly userAgent: string | null;
  /** While another provider answers, the present session must not draw its account to itself: only a verified address links. */
  readonly ignoreSession: boolean;
  /** Where a person lives who is new. Null where nobody can be made. */
  readonly home: Home | null;
  /** Told when a session cannot be read: next-auth itself would answer as if nobody were signed in. */
  readonly onFailure?: (error: unknown) => void;
};

/**
 * next-auth's storage on our tables. The cookie's token never reaches the database, only its hash; a session ends 60 days
 * after it began, whatever next-auth asks for. It reports the idle end, from which next-auth reckons when to write again.
 */
export function authAdapter(db: Db, context: AdapterContext): Adapter {
  return {
    async createUser(user: Omit<AdapterUser, 'id'>) {
      const email = normaliseEmail(user.email);
      if (!email) throw new Error('the provider gave an address that cannot be one');
      if (!context.home) throw new Error('no account is made here');
      const at = context.clock();
      const data = {
        id: newId(),
        email,
        emailVerifiedAt: at,
        displayName: user.name?.slice(0, 80) ?? null,
        createdAt: at,
        ...context.home,
      };
      return toAdapterUser(await db.user.create({ data, select: personSelect }));
    },
    async getUser(id) {
      return toAdapterUserOrNull(await db.user.findUnique({ where: { id }, select: personSelect }));
    },
    async getUserByEmail(given) {
      const email = normaliseEmail(given);
      return email ? toAdapterUserOrNull(await db.user.findUnique({ where: { email }, select: personSelect })) : null;
    },
    async getUserByAccount({ provider, providerAccountId }) {
      const account = await db.account.findUnique({
        where: { provider_providerAccountId: { provider, providerAccountId } },
        select: { user: { select: personSelect } },
      });
      return account ? toAdapterUser(account.user) : null;
    },
    async updateUser(user) {
      return toAdapterUser(await db.user.findUniqueOrThrow({ where: { id: user.id }, select: personSelect }));
    },
    async linkAccount({
      userId,
      provider,
      providerAccountId,
    }: {
      userId: string;
      provider: string;
      providerAccountId: string;
    }) {
      await db.account.create({ data: { id: newId(), userId, provider, providerAccountId } });
    },
    async createSession(session) {
      await openSession(
        db,
        { token: session.sessionToken, userId: session.userId, userAgent: context.userAgent },
        context.clock(),
      );
      return session;
    },
    async getSessionAndUser(sessionToken) {
      if (context.ignoreSession) return null;
      const row = await findSession(db, sessionToken, context.clock()).catch((error: unknown) => {
        context.onFailure?.(error);
        throw error;
      });
      return row
        ? {
            session: { sessionToken, userId: row.userId, expires: idleEnd(row.lastSeenAt) },
            user: toAdapterUser(row.user),
          }
        : null;
    },
    async updateSession({ sessionToken }) {
      await touchSession(db, sessionToken, context.clock());
      return null;
    },
    async deleteSession(sessionToken) {
      await closeSession(db, sessionToken);
    },
  };
}
