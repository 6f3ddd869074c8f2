import { DateText } from '#components/ui/date.tsx';
import { completionPhrase, replacesText, statusWord } from '#lib/certificate/messages.ts';
import type { Rosette } from '#lib/certificate/rosette.ts';
import { directionOf } from '#lib/certificate/rules/letters.ts';
import type { ApprovalLine, CertificateSnapshot, CertificateStatus } from '#lib/certificate/schema.ts';
import { RosetteDrawing } from './rosette-drawing.tsx';

type Props = {
  certificate: CertificateSnapshot;
  status: CertificateStatus;
  shownCode: string;
  rosette: Rosette;
  headingLevel?: 1 | 2;
};

function resultLine({ result }: CertificateSnapshot): string {
  return result
    ? `${result.correct} of ${result.total}, passed at ${result.passPercent}%`
    : 'Confirmed by the provider';
}

function dates({ startedOn, validUntil }: CertificateSnapshot) {
  return [
    ...(startedOn ? [{ label: 'Enrolled on', value: <DateText value={startedOn} /> }] : []),
    ...(validUntil ? [{ label: 'Valid until', value: <DateText value={validUntil} /> }] : []),
  ];
}

/** The bodies on the paper itself, in short; every number of theirs stands in the full facts below it. */
function Bodies({ lines }: { lines: readonly ApprovalLine[] }) {
  return (
    <div className="mt-7 border-t border-line pt-4">
      <p className="text-sm text-muted">Approved by</p>
      <ul className="mt-1 grid gap-x-8 gap-y-2.5 text-sm sm:grid-cols-2">
        {lines.map((line) => (
          <li key={`${line.bodySlug} ${line.jurisdiction} ${line.approvalNumber}`}>
            <span className="font-semibold">{line.bodyName}</span>, {line.jurisdiction}
            <span className="block text-muted">
              {line.unitsText}, approval {line.approvalNumber}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A certificate on its paper: the same facts and the same drawing as the PDF. */
export function CertificateSheet({ certificate, status, shownCode, rosette, headingLevel = 2 }: Props) {
  const Name = `h${headingLevel}` as const;
  const facts = [
    ...dates(certificate),
    { label: 'Learning time', value: certificate.hoursText },
    { label: 'Result', value: resultLine(certificate) },
    { label: 'Course version', value: certificate.courseVersion },
    { label: 'Certificate', value: certificate.number },
  ];
  return (
    <article className="relative overflow-hidden border border-line bg-raised px-6 py-9 sm:px-12 sm:py-12">
      <RosetteDrawing
        rosette={rosette}
        className="pointer-events-none absolute -right-32 -top-28 w-[26rem] text-line sm:-right-24 sm:-top-24 sm:w-[34rem]"
      />
      <div className="relative">
        <p className="font-serif text-lg font-medium">{certificate.provider.name}</p>
        {status === 'valid' ? null : (
          <p className="mt-5 inline-block border-2 border-touch bg-raised px-3 py-1 text-sm font-semibold tracking-wide text-touch uppercase">
            {statusWord[status]}
          </p>
        )}
        <p className="mt-8 text-muted">{certificate.title}</p>
        {certificate.replaces ? (
          <p className="mt-1 text-sm font-semibold text-nerve">{replacesText(certificate.replaces)}</p>
        ) : null}
        <Name
          dir={directionOf(certificate.holderName)}
          className="mt-2 text-left text-4xl [overflow-wrap:anywhere] sm:text-5xl"
        >
          {certificate.holderName}
        </Name>
        <p className="mt-3 max-w-[30em] font-serif text-lg leading-relaxed">
          completed <em>{certificate.courseTitle}</em>, {completionPhrase(certificate.basis)}, on{' '}
          <DateText value={certificate.completedOn} />.
        </p>
        <dl className="mt-9 grid grid-cols-2 gap-x-8 gap-y-5 sm:grid-cols-4">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-sm text-muted">{label}</dt>
              <dd className="mt-0.5 text-sm font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
        {certificate.approvals?.length ? <Bodies lines={certificate.approvals} /> : null}
        <p className="mt-6 text-sm text-muted">
          Code <span className="tabular font-semibold break-words text-ink">{shownCode}</span>
        </p>
      </div>
    </article>
  );
}
