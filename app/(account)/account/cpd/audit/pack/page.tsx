import type { Metadata } from 'next';
import Link from 'next/link';
import { CpdNav } from '#components/cpd/nav.tsx';
import { ChoosePackForm } from '#components/cpd/pack/choose-form.tsx';
import { ContentsForm } from '#components/cpd/pack/contents-form.tsx';
import { PackView } from '#components/cpd/pack/pack-view.tsx';
import { ShareForm } from '#components/cpd/pack/share-form.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { periodText } from '#lib/cpd-log/messages/pack.ts';
import { packDocument } from '#lib/cpd-log/pack/document.ts';
import { buildPack } from '#lib/cpd-log/queries/build-pack.ts';
import type { Pack, PackRequest } from '#lib/cpd-log/schema/pack.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import { sharePackAction } from '../actions.ts';
import { bodyChoices } from '../bodies.ts';
import { packHref, readPackRequest } from '../request.ts';

export const metadata: Metadata = { title: 'Audit pack' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PackPage({ searchParams }: Props) {
  const viewer = await requireViewer('/account/cpd/audit');
  const asked = readPackRequest(await searchParams);
  if (!asked.ok) return <ChooseAgain errors={asked.errors} values={asked.values} />;
  const built = await buildPack(db(), viewer, asked.request, now());
  if (!built.ok)
    return (
      <ChooseAgain
        errors={{ body: 'Choose a body from the list.' }}
        values={{ from: asked.request.from, to: asked.request.to }}
      />
    );
  return <Made pack={built.value} request={asked.request} />;
}

function ChooseAgain({ errors, values }: { errors: Record<string, string>; values: Record<string, string> }) {
  return (
    <Page>
      <CpdNav current="audit" />
      <PageHeading title="Audit pack" lead="Choose a body, and the days that the pack begins and ends with." />
      <ChoosePackForm bodies={bodyChoices()} values={values} errors={errors} />
    </Page>
  );
}

const files = [
  { file: '/pdf', label: 'PDF', variant: 'primary' },
  { file: '/csv', label: 'CSV', variant: 'quiet' },
  { file: '/zip', label: 'Everything in a ZIP', variant: 'quiet' },
] as const;

function Made({ pack, request }: { pack: Pack; request: PackRequest }) {
  const { body, from, to } = request;
  const hidden = { body, from, to };
  const shown = packDocument(pack, { appUrl: env().appUrl, images: [], isPlain: false, isPage: true });
  return (
    <Page width="wide">
      <CpdNav current="audit" />
      <PageHeading
        kicker={
          <Link className="link inline-flex min-h-11 items-center" href="/account/cpd/audit" prefetch={false}>
            All packs
          </Link>
        }
        title={`Audit pack: ${pack.body?.shortName ?? 'whole log'}`}
        lead={periodText(pack.period)}
      />
      <div className="mb-12 flex flex-wrap gap-3">
        {files.map(({ file, label, variant }) => (
          <a key={file} className={buttonClass(variant)} href={packHref(request, file)} download>
            {label}
          </a>
        ))}
        <a className="link inline-flex min-h-11 items-center px-2" href="#share">
          Make a link for an auditor
        </a>
      </div>
      <PackView
        pack={shown}
        fileHref={pack.includesEvidence ? (fileId, entryId) => `/account/cpd/log/${entryId}/evidence/${fileId}` : null}
      />
      <Section title="What goes into it" id="contents">
        <ContentsForm
          hidden={hidden}
          includesReflections={pack.includesReflections}
          includesEvidence={pack.includesEvidence}
          asksReflection={pack.body?.asksReflection === 'yes'}
        />
      </Section>
      <Section title="A link for an auditor" id="share">
        <p className="mb-6 max-w-[36em] text-muted">
          Whoever has the link sees this pack as it is now, without an account: nothing of other bodies, other dates or
          later changes. Whether a certificate still stands is asked anew each time. You see when it was opened.
        </p>
        <ShareForm action={sharePackAction} hidden={hidden} />
      </Section>
    </Page>
  );
}
