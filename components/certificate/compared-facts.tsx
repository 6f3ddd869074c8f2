import type { ComparedFact } from '#lib/certificate/upload/facts.ts';

function Value({ fact, isForeign }: { fact: ComparedFact; isForeign: boolean }) {
  if (!fact.differs) return <>{isForeign ? fact.file : (fact.ours ?? fact.file)}</>;
  return (
    <>
      <span className="block">
        <span className="font-normal text-muted">Our record: </span>
        {fact.ours ?? 'nothing'}
      </span>
      <span className="block text-touch">
        <span className="font-normal">The file: </span>
        {fact.file ?? 'nothing'}
      </span>
    </>
  );
}

/** The facts of a file beside those of our record; what differs shows both. */
export function ComparedFacts({ facts, isForeign }: { facts: readonly ComparedFact[]; isForeign: boolean }) {
  if (facts.length === 0) return null;
  return (
    <>
      <h3 className="mb-4 mt-8 text-xl">{isForeign ? 'What it says' : 'What our record says'}</h3>
      <dl className="border-b border-line">
        {facts.map((fact) => (
          <div key={fact.label} className="grid gap-1 border-t border-line py-3 sm:grid-cols-[13rem_1fr] sm:gap-6">
            <dt className="text-muted">
              {fact.label}
              {fact.differs ? <span className="font-medium text-touch"> differs</span> : null}
            </dt>
            <dd className="font-medium [overflow-wrap:anywhere]">
              <Value fact={fact} isForeign={isForeign} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
