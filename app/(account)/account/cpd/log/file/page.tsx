import type { Metadata } from 'next';
import { evidenceAccept, evidenceHelp, UploadForm } from '#components/cpd/log/upload-form.tsx';
import { WaitingFiles } from '#components/cpd/log/waiting-files.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { evidenceRefusalSentence } from '#lib/cpd-log/messages/evidence.ts';
import { listWaitingFiles } from '#lib/cpd-log/queries/waiting-files.ts';
import { db } from '#lib/db/client.ts';

export const metadata: Metadata = { title: 'Begin with a certificate' };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function FilePage({ searchParams }: { searchParams: Search }) {
  const viewer = await requireViewer('/account/cpd/log/file');
  const { problem } = await searchParams;
  const error = evidenceRefusalSentence(typeof problem === 'string' ? problem : undefined);
  return (
    <Page>
      <PageHeading
        title="Begin with a certificate"
        lead="Send the photo or the PDF first. On the next page you say what it is, with the file beside the form."
      />
      <CpdNav current="log" />
      <ErrorSummary errors={error ? { file: error } : {}} />
      <WaitingFiles files={await listWaitingFiles(db(), viewer)} />
      <UploadForm
        path="/account/cpd/log/file/upload"
        label="Photo or PDF"
        accept={evidenceAccept}
        help={evidenceHelp}
        button="Send it"
        error={error}
      />
    </Page>
  );
}
