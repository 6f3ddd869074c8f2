import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PackView } from '#components/cpd/pack/pack-view.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { packDocument } from '#lib/cpd-log/pack/document.ts';
import type { SharedPack } from '#lib/cpd-log/queries/shared-pack.ts';
import { env } from '#lib/env.ts';
import { longDay } from '#lib/time/days.ts';
import { openShare } from './open-share.ts';

// Asked of the database every time: a link that was withdrawn is gone at once.
export const dynamic = 'force-dynamic';
export const metadata: Metadata = {
  title: 'CPD audit pack',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default async function SharedPackPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const opened = await openShare(token, 'page');
  if (opened.kind === 'ended') notFound();
  if (opened.kind === 'too-many') {
    return (
      <Page>
        <PageHeading
          title="Too many requests"
          lead="Your network has asked for many pages within a minute. Wait a minute, then load this page again."
        />
      </Page>
    );
  }
  return <Shown share={opened.share} token={token} />;
}

function Shown({ share: { pack, expiresAt }, token }: { share: SharedPack; token: string }) {
  const shown = packDocument(pack, { appUrl: env().appUrl, images: [], isPlain: false, isPage: true });
  return (
    <Page width="wide">
      <PageHeading kicker="CPD audit pack" title={shown.name} lead={shown.subtitle} />
      <p className="mb-8 max-w-[46rem] text-muted">
        Shared by the therapist. It shows their log as it stood on {longDay(pack.madeOn)}; whether a certificate still
        stands is asked anew each time. This address works until <DateText value={expiresAt} withTime /> at the latest.
      </p>
      <div className="no-print mb-12 flex flex-wrap gap-3">
        <a className={buttonClass('primary')} href={`/pack/${token}/pdf`} download>
          PDF
        </a>
        <a className={buttonClass('quiet')} href={`/pack/${token}/csv`} download>
          CSV
        </a>
      </div>
      <PackView
        pack={shown}
        fileHref={pack.includesEvidence ? (fileId) => `/pack/${token}/evidence/${fileId}` : null}
      />
      <p className="mt-14 max-w-[46rem] border-t border-line pt-6 text-sm text-muted">{shown.statement}</p>
    </Page>
  );
}
