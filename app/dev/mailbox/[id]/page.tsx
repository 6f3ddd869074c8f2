import type { Metadata } from 'next';
import Link from 'next/link';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { DateText } from '#components/ui/date.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { db } from '#lib/db/client.ts';
import { getMailUnscoped, isMailboxOpenTo, splitLinks } from '#lib/email/mailbox.ts';

export const metadata: Metadata = { title: 'Message', robots: { index: false }, referrer: 'no-referrer' };
export const dynamic = 'force-dynamic';

export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  if (!isMailboxOpenTo((await headers()).get('host'))) notFound();
  const { id } = await params;
  const mail = z.uuid().safeParse(id).success ? await getMailUnscoped(db(), id) : null;
  if (!mail) notFound();
  return (
    <Page>
      <p className="mb-6">
        <Link className="link" href="/dev/mailbox">
          Local mailbox
        </Link>
      </p>
      <PageHeading
        title={mail.subject}
        lead={
          <>
            To {mail.to}, <DateText value={mail.createdAt} withTime />
          </>
        }
      />
      <div
        data-mail-to={mail.to}
        data-mail-text=""
        className="border-y border-line py-6 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {splitLinks(mail.text).map((part, index) =>
          part.kind === 'link' ? (
            <a key={index} className="link" href={part.value}>
              {part.value}
            </a>
          ) : (
            <span key={index}>{part.value}</span>
          ),
        )}
      </div>
      <details className="mt-8">
        <summary className="min-h-11 cursor-pointer py-2 font-medium">As a mail program shows it</summary>
        <iframe
          title="The message as HTML"
          sandbox=""
          srcDoc={mail.html}
          className="mt-3 h-160 w-full border border-line bg-raised"
        />
      </details>
    </Page>
  );
}
