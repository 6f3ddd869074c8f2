import type { EvidenceClaim, EvidenceSource } from '#lib/catalogue/evidence.ts';
import { endStopped } from '#lib/catalogue/messages.ts';
import { basisSentences } from './basis.ts';
import { GradeMark } from './grade.tsx';

function Source({ source }: { source: EvidenceSource }) {
  return (
    <li>
      {source.text}{' '}
      {source.url ? (
        <a className="link" href={source.url} rel="noreferrer">
          Open<span className="sr-only"> {source.short}</span>
        </a>
      ) : null}
    </li>
  );
}

/** One graded claim with all it rests on; the details open in place, without a script. */
export function ClaimEntry({ claim }: { claim: EvidenceClaim }) {
  const { id, statement, grade, taught, mustNotClaim, restsOn, basis, sources, modules } = claim;
  return (
    <li id={id} data-grade={grade} className="scroll-mt-6 border-b border-line py-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <GradeMark grade={grade} />
        <span className="text-sm text-muted">
          {modules.map(({ position, title }) => `Module ${position}, ${title}`).join('; ')}
        </span>
      </div>
      <h2 className="mt-3 text-pretty font-serif text-lg leading-snug tracking-normal md:text-xl">{statement}</h2>
      <details className="mt-2">
        <summary className="inline-flex min-h-11 items-center text-nerve underline underline-offset-4">
          What it rests on<span className="sr-only">: {statement}</span>
        </summary>
        <dl className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-[8.5rem_1fr] [&_dt]:text-muted">
          <dt>Design</dt>
          <dd>{endStopped(restsOn.design)}</dd>
          <dt>People</dt>
          <dd>{endStopped(restsOn.sample)}</dd>
          <dt>Found</dt>
          <dd>{endStopped(restsOn.result)}</dd>
          <dt>Limits</dt>
          <dd>{endStopped(restsOn.limits)}</dd>
          <dt>May be taught</dt>
          <dd>{endStopped(taught)}</dd>
          <dt>Not to be claimed</dt>
          <dd>{endStopped(mustNotClaim)}</dd>
          <dt>Sources</dt>
          <dd>
            {sources.length > 0 ? (
              <ul className="space-y-2">
                {sources.map((source) => (
                  <Source key={source.key} source={source} />
                ))}
              </ul>
            ) : basis ? (
              basisSentences[basis]
            ) : (
              'No study was found.'
            )}
          </dd>
        </dl>
      </details>
    </li>
  );
}
