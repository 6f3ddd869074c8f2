import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { parse } from 'yaml';
import { z } from 'zod';
import { newSessionToken, openSession } from '#lib/auth/sessions.ts';
import type { Db } from '#lib/db/client.ts';
import { contentDir } from '#lib/paths.ts';
import { now } from '#lib/time/clock.ts';
import { createTherapist, enrol } from '#tests/support/factories.ts';
import { uniqueEmail } from '../support/sign-in.ts';

/** The course that is open. */
export const slug = 'brain-gut-axis';
const moduleSchema = z.object({ slug: z.string(), title: z.string() });
const course = z
  .object({
    title: z.string(),
    version: z.string(),
    modules: z.tuple([moduleSchema, moduleSchema, moduleSchema], moduleSchema),
    quiz: z.object({ questionCount: z.number(), passPercent: z.number() }),
  })
  .parse(parse(readFileSync(join(contentDir, 'courses', slug, 'course.yaml'), 'utf8')));
export const courseTitle = course.title;
export const courseVersion = course.version;
export const { modules } = course;
export const { questionCount, passPercent } = course.quiz;
export const adminEmail = 'admin@demo.afferent.example';

export type Wanted = {
  /** The confirmed name; unconfirmed when left out. */
  readonly legalName?: string;
  /** How far the person is with the open course. */
  readonly course?: 'enrolled' | 'read';
  /** Someone who is there already, such as the admin. */
  readonly email?: string;
};
export type Person = { readonly id: string; readonly email: string; readonly sessionToken: string };

async function findOrCreate(db: Db, wanted: Wanted): Promise<{ id: string; email: string }> {
  const known = wanted.email
    ? await db.user.findUnique({ where: { email: wanted.email }, select: { id: true, email: true } })
    : null;
  return known ?? createTherapist(db, { email: wanted.email ?? uniqueEmail(), legalName: wanted.legalName ?? null });
}

/** Signs a person in in a browser, as a press on the link would leave it. */
export async function enter(context: BrowserContext, baseURL: string, sessionToken: string): Promise<void> {
  await context.addCookies([
    { name: 'afferent-session', value: sessionToken, url: baseURL, httpOnly: true, sameSite: 'Lax' },
    { name: 'afferent-signed-in', value: '1', url: baseURL, sameSite: 'Lax' },
  ]);
}

export async function createPerson(db: Db, context: BrowserContext, baseURL: string, wanted: Wanted): Promise<Person> {
  const person = await findOrCreate(db, wanted);
  const sessionToken = newSessionToken();
  await openSession(db, { token: sessionToken, userId: person.id, userAgent: 'Mozilla/5.0 Chrome/140.0' }, now());
  if (wanted.course) await enrol(db, { userId: person.id, courseSlug: slug, allRead: wanted.course === 'read' });
  await enter(context, baseURL, sessionToken);
  return { ...person, sessionToken };
}
