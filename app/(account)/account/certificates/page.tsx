import type { Metadata } from 'next';
import Link from 'next/link';
import { ConfirmNameForm } from '#components/certificate/confirm-name-form.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { statusWord } from '#lib/certificate/messages.ts';
import { listMine } from '#lib/certificate/queries/mine.ts';
import type { MyCertificate, WaitingPass } from '#lib/certificate/schema.ts';
import { db } from '#lib/db/client.ts';
import { confirmNameAction } from './actions.ts';

export const metadata: Metadata = { title: 'My certificates' };

function CertificateList({ certificates }: { certificates: readonly MyCertificate[] }) {
  return (
    <ul className="border-b border-line">
      {certificates.map(({ id, number, status, certificate }) => (
        <li key={id} className="grid gap-x-8 gap-y-1 border-t border-line py-5 sm:grid-cols-[1fr_auto]">
          <Link href={`/account/certificates/${id}`} className="link inline-block min-h-11 py-2 font-serif text-xl">
            {certificate.courseTitle}
          </Link>
          <Status tone={status === 'valid' ? 'good' : status === 'revoked' ? 'attention' : 'quiet'}>
            {statusWord[status]}
          </Status>
          <p className="text-sm text-muted sm:col-span-2">
            {number} · completed on <DateText value={certificate.completedOn} /> · {certificate.hoursText} · made out to{' '}
            {certificate.holderName}
          </p>
        </li>
      ))}
    </ul>
  );
}

const waitWords = {
  declined: 'We looked at it and did not issue a certificate. The reason is in the message we sent you.',
  review:
    'A person looks at each pass of this course before the certificate is issued. We write to you as soon as that is done.',
  payment:
    'The bank is looking into the payment for this course. The certificate is issued by itself once the bank decides that the payment stands.',
} as const;

function Waiting({ waiting, legalName }: { waiting: readonly WaitingPass[]; legalName: string }) {
  const forName = waiting.filter(({ waitsFor }) => waitsFor === 'name');
  return (
    <>
      {forName.length > 0 ? (
        <Section title="Confirm your name to receive it">
          <p className="mb-6 max-w-[36em] text-muted">
            You passed {forName.map(({ courseTitle }) => `“${courseTitle}”`).join(' and ')}. One thing is missing: the
            name to print.
          </p>
          <ConfirmNameForm action={confirmNameAction} legalName={legalName} />
        </Section>
      ) : null}
      {waiting
        .filter(({ waitsFor }) => waitsFor !== 'name')
        .map((pass) => (
          <Notice
            key={pass.enrolmentId}
            tone={pass.waitsFor === 'declined' ? 'attention' : 'info'}
            title={pass.courseTitle}
          >
            <p>
              You passed on <DateText value={pass.passedAt} />.{' '}
              {waitWords[pass.waitsFor === 'name' ? 'review' : pass.waitsFor]}
            </p>
          </Notice>
        ))}
    </>
  );
}

export default async function MyCertificatesPage() {
  const viewer = await requireViewer('/account/certificates');
  const { certificates, waiting } = await listMine(db(), viewer);
  return (
    <Page>
      <PageHeading
        title="My certificates"
        lead="Each stays yours and keeps answering at its address, also after your access to the course ends."
      />
      <Waiting waiting={waiting} legalName={viewer.legalName ?? viewer.displayName ?? ''} />
      {certificates.length > 0 ? (
        <div className="mt-10">
          <CertificateList certificates={certificates} />
        </div>
      ) : null}
      {certificates.length === 0 && waiting.length === 0 ? (
        <Empty title="No certificates yet" action={<LinkButton href="/account">See my learning</LinkButton>}>
          You receive one as soon as you pass the quiz of a course.
        </Empty>
      ) : null}
    </Page>
  );
}
