import type { Db } from '../db/client.ts';
import { env } from '../env.ts';

/** The local mailbox exists only on this machine, and only while no real mail is sent. */
export function isMailboxOpen(): boolean {
  return env().isLoopback && env().smtpUrl === null;
}

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** As above, and asked for under a name of this machine: a tunnel or a borrowed name gets nothing. */
export function isMailboxOpenTo(host: string | null): boolean {
  return isMailboxOpen() && host !== null && loopbackHost.test(host);
}

export type StoredMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly createdAt: Date;
};

/** The newest messages of everyone. Unscoped: only for the local mailbox, which is closed wherever mail is real. */
export function listMailUnscoped(db: Db): Promise<StoredMail[]> {
  return db.emailMessage.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, to: true, subject: true, createdAt: true },
  });
}

/** One message of anyone, for the local mailbox only. */
export function getMailUnscoped(
  db: Db,
  id: string,
): Promise<(StoredMail & { readonly text: string; readonly html: string }) | null> {
  return db.emailMessage.findUnique({
    where: { id },
    select: { id: true, to: true, subject: true, createdAt: true, text: true, html: true },
  });
}

export type TextPart = { readonly kind: 'text' | 'link'; readonly value: string };

/** Cuts plain text into words and web addresses, so that the addresses can be pressed. */
export function splitLinks(text: string): TextPart[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((value, index): TextPart => ({ kind: index % 2 === 1 ? 'link' : 'text', value }))
    .filter((part) => part.value !== '');
}
