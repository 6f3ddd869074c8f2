import type { Tx } from '#lib/db/client.ts';
import { queueMail } from '#lib/email/queue.ts';
import { env } from '#lib/env.ts';
import { noticeMail } from '../notices.ts';
import type { Notice, NoticeFacts } from '../notices.ts';

/** Queues a message to the holder in the transaction of the act. */
export async function notify(
  tx: Tx,
  to: string,
  notice: Notice,
  facts: Omit<NoticeFacts, 'url'>,
  at: Date,
): Promise<void> {
  await queueMail(
    tx,
    { kind: notice.kind, to, ...noticeMail(notice, { ...facts, url: `${env().appUrl}/account/certificates` }) },
    at,
  );
}
