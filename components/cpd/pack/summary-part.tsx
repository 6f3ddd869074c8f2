import { Facts } from '#components/ui/facts.tsx';
import { Section } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import type { PackDocument } from '#lib/cpd-log/pack/document.ts';

/** Verdict and figures, what is missing, and by whose rule. */
export function PackSummaryPart({ pack }: { pack: PackDocument }) {
  const { summary } = pack;
  return (
    <>
      <Section title="Summary" id="summary">
        {summary ? (
          <>
            <p className="mb-6 max-w-[36em] font-serif text-lg leading-relaxed">{summary.verdict}</p>
            <Facts items={summary.facts} />
            {summary.limits.length > 0 ? (
              <div className="mt-8">
                <h3 className="mb-3 text-xl">Minimums and maximums</h3>
                <DataTable
                  caption="Minimums and maximums"
                  columns={[
                    { key: 'label', label: 'Limit' },
                    { key: 'kind', label: 'Kind' },
                    { key: 'limit', label: 'Asked or allowed', numeric: true },
                    { key: 'have', label: 'In the log', numeric: true },
                    { key: 'met', label: 'Met' },
                  ]}
                  rows={summary.limits}
                />
              </div>
            ) : null}
          </>
        ) : (
          <p className="max-w-[36em]">{pack.noBody}</p>
        )}
      </Section>
      <Section title="What is missing" id="missing">
        {pack.gaps.length === 0 ? <p>Nothing that we know of.</p> : <Gaps gaps={pack.gaps} />}
      </Section>
      <Rule rule={pack.rule} />
    </>
  );
}

function Gaps({ gaps }: { gaps: PackDocument['gaps'] }) {
  return (
    <ul className="max-w-[46rem] space-y-5">
      {gaps.map(({ title, text }, index) => (
        <li key={index} className="border-l-2 border-touch pl-4">
          <p className="font-medium">{title}</p>
          <p className="mt-0.5">{text}</p>
        </li>
      ))}
    </ul>
  );
}

function Rule({ rule }: { rule: PackDocument['rule'] }) {
  if (!rule) return null;
  return (
    <Section title="By whose rule" id="rule">
      <div className="max-w-[46rem] space-y-3">
        {rule.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {rule.doubts.length > 0 ? (
          <ul className="list-disc space-y-1.5 pl-5">
            {rule.doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        ) : null}
        <h3 className="pt-3 text-xl">Where we read it</h3>
        <ul className="list-disc space-y-1.5 pl-5 [overflow-wrap:anywhere]">
          {rule.sources.map(({ url, what }) => (
            <li key={url}>
              {what}:{' '}
              <a className="link" href={url} rel="noreferrer">
                {url}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
