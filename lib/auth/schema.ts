import { z } from 'zod';

/** What the sign-in forms send. Everything is text of bounded length; meaning is decided by rules.ts. */
export const requestForm = z.object({ email: z.string().max(320).default(''), next: z.string().max(600).default('') });
/** What the browser says its time zone is. Whatever it is, it never stands in the way of signing in. */
const reportedZone = z.string().max(100).catch('');

export const codeForm = z.object({ code: z.string().max(64).default(''), timeZone: reportedZone });
export const linkForm = z.object({ token: z.string().max(200).default(''), timeZone: reportedZone });

export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
