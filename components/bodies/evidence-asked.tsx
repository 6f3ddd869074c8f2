import type { BodyRule } from '#lib/bodies/schema.ts';

/** The evidence that a body wants to see, in its own order. */
export function EvidenceAsked({ rule: { evidence } }: { rule: BodyRule }) {
  return (
    <>
      {evidence.keep.length > 0 ? (
        <ul className="list-disc space-y-1 pl-5">
          {evidence.keep.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      ) : (
        <p>Not found.</p>
      )}
      {evidence.audit ? <p className="mt-1.5">{evidence.audit}</p> : null}
      {evidence.isOwnForm ? <p className="mt-1.5">On the body’s own form only.</p> : null}
      {evidence.notOlderThanYears ? <p className="mt-1.5">No older than {evidence.notOlderThanYears} years.</p> : null}
      {evidence.isReportedByProvider ? (
        <p className="mt-1.5">The provider reports it; what is not reported does not count.</p>
      ) : null}
    </>
  );
}
