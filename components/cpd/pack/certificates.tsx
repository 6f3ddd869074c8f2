import { Facts } from '#components/ui/facts.tsx';
import { Section } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import type { PackDocument } from '#lib/cpd-log/pack/document.ts';

type PackCertificatePart = PackDocument['certificates'][number];

/** What was issued here: each certificate with where to check it, its outcomes, and how the course was studied. */
export function PackCertificates({ pack }: { pack: PackDocument }) {
  if (pack.certificates.length === 0) return null;
  return (
    <Section title="Certificates" id="certificates">
      <p className="max-w-[36em] text-muted">{pack.certificatesIntro}</p>
      {pack.certificates.map((certificate) => (
        <Certificate key={certificate.verifyUrl} certificate={certificate} />
      ))}
    </Section>
  );
}

function Certificate({ certificate }: { certificate: PackCertificatePart }) {
  const { heading, facts, verifyUrl, verifyShown, outcomes, hoursMethod, record } = certificate;
  return (
    <article className="mt-10">
      <h3 className="mb-5 text-xl [overflow-wrap:anywhere]">{heading}</h3>
      <Facts items={facts} />
      <p className="mt-5 [overflow-wrap:anywhere]">
        Check it at{' '}
        <a className="link" href={verifyUrl}>
          {verifyShown}
        </a>
      </p>
      <h4 className="mt-6 mb-2 font-sans text-base font-medium">Learning outcomes</h4>
      <ul className="max-w-[46rem] list-disc space-y-1 pl-5">
        {outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
      <h4 className="mt-6 mb-2 font-sans text-base font-medium">How the hours were worked out</h4>
      <p className="max-w-[46rem]">{hoursMethod}</p>
      {record ? <Study record={record} heading={heading} /> : null}
    </article>
  );
}

function Study({ record, heading }: { record: NonNullable<PackCertificatePart['record']>; heading: string }) {
  return (
    <>
      <h4 className="mt-6 mb-2 font-sans text-base font-medium">How it was studied</h4>
      <div className="mb-4 max-w-[46rem] space-y-1.5 [overflow-wrap:anywhere]">
        {record.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <DataTable
        caption={`Modules of ${heading}`}
        columns={[
          { key: 'title', label: 'Module' },
          { key: 'opened', label: 'Opened' },
          { key: 'read', label: 'Read to the end' },
          { key: 'planned', label: 'Planned', numeric: true },
          { key: 'active', label: 'Active time', numeric: true },
        ]}
        rows={record.modules}
      />
    </>
  );
}
