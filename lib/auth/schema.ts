import { z } from 'zod';

/** What the sign-in forms send. Everything is text of bounded length; meaning is decided by rules.ts. */
export const requestForm = z.object({ email: z.string().max(320).default(''), next: z.string().max(600).default('') });
export const codeForm = z.object({ code: z.string().max(64).default('') });
export const linkForm = z.object({ token: z.string().max(200).default('') });

export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
