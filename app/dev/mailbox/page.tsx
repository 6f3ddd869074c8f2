import type { Metadata } from 'next';
import Link from 'next/link';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { DateText } from '#components/ui/date.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { db } from '#lib/db/client.ts';
import { isMailboxOpenTo, listMailUnscoped } from '#lib/email/mailbox.ts';

export const metadata: Metadata = { title: 'Local mailbox', robots: { index: false } };
export const dynamic = 'force-dynamic';

export default async function MailboxPage() {
  if (!isMailboxOpenTo((await headers()).get('host'))) notFound();
  const messages = await listMailUnscoped(db());
  return (
    <Page>
      <PageHeading
        title="Local mailbox"
        lead="In the demonstration no e-mail leaves this machine. What would have been sent is here, newest first."
      />
      {messages.length === 0 ? <p className="border-y border-line py-6 text-muted">No messages yet.</p> : null}
      <ul className="divide-y divide-line">
        {messages.map((mail) => (
          <li key={mail.id} className="py-4" data-mail-to={mail.to}>
            <Link className="link font-medium" href={`/dev/mailbox/${mail.id}`} prefetch={false}>
              {mail.subject}
            </Link>
            <p className="mt-1 text-sm text-muted [overflow-wrap:anywhere]">
              To {mail.to}, <DateText value={mail.createdAt} withTime />
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
