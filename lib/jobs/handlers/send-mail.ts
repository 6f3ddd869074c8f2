import { createTransport } from 'nodemailer';
import type { Db } from '../../db/client.ts';
import { log } from '../../log.ts';

export type MailSettings = {
  /** Null leaves every message in the database, for the local mailbox. */
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly appUrl: string;
  /** A sign-in mail older than this can no longer sign anyone in and is not sent. */
  readonly signInMinutes: number;
};

type Message = {
  id: string;
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
  createdAt: Date;
};

const timeoutMs = 20_000;
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

function createSender(smtpUrl: string, settings: MailSettings) {
  const { protocol, hostname } = new URL(smtpUrl);
  const transport = createTransport({
    url: smtpUrl,
    requireTLS: protocol === 'smtp:' && !loopbackHosts.has(hostname),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(settings.from)?.[1] ?? new URL(settings.appUrl).hostname;
  return async (message: Message): Promise<string> => {
    // The same id on every try: a mail program that gets it twice shows it once.
    const messageId = `<${message.id}@${domain}>`;
    await transport.sendMail({
      messageId,
      from: settings.from,
      to: { name: '', address: message.to },
      subject: message.subject,
      text: message.text,
      html: message.html,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(message.unsubscribeUrl
          ? {
              'List-Unsubscribe': `<${message.unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }
          : {}),
      },
    });
    return messageId;
  };
}

/** Ends a message: noted as sent, or not. A sign-in mail keeps neither link nor code, whichever way it ended. */
async function end(db: Db, message: Message, sent: { sentAt: Date; messageId: string } | null): Promise<void> {
  const scrubbed = message.kind === 'sign-in' ? { text: '', html: '' } : {};
  await db.emailMessage.update({ where: { id: message.id }, data: { ...sent, ...scrubbed } });
}

/** The receiving server refused this message or its address for good. Our own log-in being refused is not that. */
function isRefusedForGood(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return (
    typeof responseCode === 'number' &&
    responseCode >= 500 &&
    responseCode < 600 &&
    (code === 'EENVELOPE' || code === 'EMESSAGE')
  );
}

function isStale(message: Message, signInMinutes: number, at: Date): boolean {
  return message.kind === 'sign-in' && at.getTime() - message.createdAt.getTime() > signInMinutes * 60_000;
}

/**
 * The job that sends one stored message. Already ended: nothing. Refused for good: told in the log, not tried again. Any
 * other failure throws, so that the queue tries later; a sign-in mail then ends by being too late.
 */
export function sendMailHandler(
  settings: MailSettings,
): (db: Db, payload: { emailMessageId: string }, at: Date) => Promise<void> {
  const send = settings.smtpUrl ? createSender(settings.smtpUrl, settings) : null;
  return async (db, { emailMessageId }, at) => {
    if (!send) return;
    const message = await db.emailMessage.findUnique({
      where: { id: emailMessageId },
      select: {
        id: true,
        kind: true,
        to: true,
        subject: true,
        text: true,
        html: true,
        unsubscribeUrl: true,
        createdAt: true,
        sentAt: true,
      },
    });
    if (!message || message.sentAt || message.text === '') return;
    if (isStale(message, settings.signInMinutes, at)) {
      await end(db, message, null);
      log.warn({ emailMessageId }, 'a sign-in mail came too late to be of use and was not sent');
      return;
    }
    try {
      await end(db, message, { messageId: await send(message), sentAt: at });
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
      // A server's own words may repeat the address: only its codes go on.
      if (!isRefusedForGood(error))
        throw new Error(
          `the mail server did not take the message: ${String(code)} ${String(responseCode ?? '')}`.trim(),
        );
      await end(db, message, null);
      log.error({ emailMessageId, responseCode }, 'a message was refused for good');
    }
  };
}
