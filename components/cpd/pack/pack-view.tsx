import type { ReactNode } from 'react';
import { Facts } from '#components/ui/facts.tsx';
import { Section } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import type { PackDocument } from '#lib/cpd-log/pack/document.ts';
import { PackCertificates } from './certificates.tsx';
import { PackSummaryPart } from './summary-part.tsx';

type FileHref = (fileId: string, activityId: string) => string;

/** The whole pack on a page, in the words of its PDF. `fileHref` gives where a file of an activity is had; null where files are left out. */
export function PackView({ pack, fileHref }: { pack: PackDocument; fileHref: FileHref | null }) {
  return (
    <>
      <Facts items={pack.coverFacts} />
      <PackSummaryPart pack={pack} />
      <Section title="The log" id="log">
        {pack.activities.length === 0 ? (
          <p>Between these dates nothing is logged.</p>
        ) : (
          <>
            <p className="mb-5 text-muted">{pack.logIntro}</p>
            <LogTable pack={pack} />
          </>
        )}
      </Section>
      <PackCertificates pack={pack} />
      <Reflections pack={pack} />
      <Section title="How the hours were worked out" id="hours">
        <div className="max-w-[46rem] space-y-3">
          {pack.methods.map((method) => (
            <p key={method}>{method}</p>
          ))}
        </div>
      </Section>
      <Section title="Evidence files" id="evidence">
        <EvidenceList pack={pack} fileHref={fileHref} />
      </Section>
    </>
  );
}

function LogTable({ pack }: { pack: PackDocument }) {
  const { unitHead } = pack;
  const rows = pack.activities.map((activity): Record<string, ReactNode> => ({
    position: activity.position,
    date: <span className="whitespace-nowrap">{activity.date}</span>,
    activity: (
      <div className="min-w-56 max-w-[32em] [overflow-wrap:anywhere]">
        <p className="font-medium">{activity.title}</p>
        <p>{activity.provider}</p>
        <p className="text-muted">{activity.about}</p>
      </div>
    ),
    time: <span className="whitespace-nowrap">{activity.time}</span>,
    counted: activity.counted,
    notes: (
      <div className="min-w-44 space-y-1 [overflow-wrap:anywhere]">
        {activity.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    ),
  }));
  return (
    <DataTable
      caption="Activities of the period"
      columns={[
        { key: 'position', label: 'No.', numeric: true },
        { key: 'date', label: 'Date' },
        { key: 'activity', label: 'Activity' },
        { key: 'time', label: 'Time', numeric: true },
        ...(unitHead === null ? [] : [{ key: 'counted', label: unitHead, numeric: true }]),
        { key: 'notes', label: 'Evidence and notes' },
      ]}
      rows={rows}
    />
  );
}

function Reflections({ pack }: { pack: PackDocument }) {
  if (pack.reflections.length === 0) return null;
  return (
    <Section title="Reflections" id="reflections">
      <p className="text-muted">In the therapist’s own words.</p>
      {pack.reflections.map(({ heading, answers }, index) => (
        <div key={index} className="mt-8 max-w-[46rem]">
          <h3 className="text-xl [overflow-wrap:anywhere]">{heading}</h3>
          <dl className="mt-3 space-y-4">
            {answers.map(({ label, text }) => (
              <div key={label}>
                <dt className="text-sm text-muted">{label}</dt>
                <dd className="mt-1 whitespace-pre-line font-serif text-lg leading-relaxed [overflow-wrap:anywhere]">
                  {text}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Section>
  );
}

function EvidenceList({ pack, fileHref }: { pack: PackDocument; fileHref: FileHref | null }) {
  if (pack.evidence.length === 0) return <p>No files are kept with these activities.</p>;
  return (
    <>
      <p className="text-muted">{pack.evidenceIntro}</p>
      {fileHref ? null : <p className="mt-2 text-muted">The files themselves are left out here.</p>}
      <ul className="mt-5 border-b border-line">
        {pack.evidence.map(({ id, position, activityPosition, activityId, fileName, size, sha256 }) => (
          <li key={id} className="border-t border-line py-4 [overflow-wrap:anywhere]">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">E{position}</span>
              {fileHref ? (
                <a className="link inline-flex min-h-11 items-center" href={fileHref(id, activityId)} download>
                  {fileName}
                </a>
              ) : (
                <span>{fileName}</span>
              )}
              <span className="text-sm text-muted">
                {size}, of activity {activityPosition}
              </span>
            </p>
            <p className="text-sm text-muted">sha256 {sha256}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
