import type { Tx } from '../db/client.ts';
import { newId } from '../ids.ts';
import { enqueue } from '../jobs/enqueue.ts';

export type Mail = {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where a mail program's own button stops such messages with one POST (RFC 8058). */
  readonly unsubscribeUrl?: string;
};

/**
 * Stores a message and queues its sending, in the caller's transaction. Returns the message's id. What is addressed to an
 * account that has been erased goes to nobody and is not kept.
 */
export async function queueMail(tx: Tx, mail: Mail, at: Date): Promise<string> {
  const id = newId();
  if (mail.to.endsWith('@erased.invalid')) return id;
  await tx.emailMessage.create({ data: { id, ...mail, createdAt: at } });
  await enqueue(tx, 'send-mail', { emailMessageId: id }, `mail:${id}`);
  return id;
}
