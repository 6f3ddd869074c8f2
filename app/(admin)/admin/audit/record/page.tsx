import type { Metadata } from 'next';
import { RecordFaults, RecordFigures, RecordState } from '#components/admin/record-check.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getLastRecordCheck } from '#lib/quiz/queries/record-check.ts';

export const metadata: Metadata = { title: 'Quiz record' };

export default async function RecordPage() {
  const admin = await requireAdmin();
  const check = await getLastRecordCheck(db(), admin);
  return (
    <Page width="wide">
      <PageHeading
        title="Quiz record"
        lead="Each step of an attempt carries the hash of the one before, and every finished log is sealed. Each night all of it is read and marked again."
      />
      <RecordState check={check} />
      {check ? (
        <>
          <Section title="The last check">
            <RecordFigures check={check} />
          </Section>
          <Section title="What was found">
            <RecordFaults check={check} />
          </Section>
          <Section title="The newest seal">
            {check.newestSeal ? (
              <>
                <p className="max-w-[36em]">
                  Keep this hash somewhere else. As long as a later check still finds it in the chain, nothing that was
                  sealed until then has been rewritten: <code>npm run audit:verify -- --expect HASH</code>
                </p>
                <p className="mt-4">
                  <code className="break-all">{check.newestSeal}</code>
                </p>
              </>
            ) : (
              <p className="text-muted">No attempt has ended yet, so nothing is sealed.</p>
            )}
          </Section>
        </>
      ) : null}
    </Page>
  );
}
