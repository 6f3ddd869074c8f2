import { DateText } from '#components/ui/date.tsx';
import { Status } from '#components/ui/status.tsx';
import type { BodyRule } from '#lib/bodies/schema.ts';

const states = {
  found: { tone: 'good', words: 'Rule found' },
  'partly-found': { tone: 'quiet', words: 'Rule partly found' },
  'not-verified': { tone: 'attention', words: 'Rule not verified' },
} as const;

/** Where the rule was read and when, and what in it is not verified. */
export function RuleSource({ rule }: { rule: BodyRule }) {
  const { tone, words } = states[rule.status];
  return (
    <details className="border-y border-line">
      <summary className="min-h-12 py-3">
        {rule.doubts.length > 0 ? (
          <>
            The rule, and what is not verified <span className="text-muted tabular">({rule.doubts.length})</span>
          </>
        ) : (
          'The rule, and where we read it'
        )}
      </summary>
      <div className="mb-5 max-w-[40em] space-y-3 md:ml-6">
        <p>{rule.summary}</p>
        <p>
          <Status tone={tone}>{words}</Status>, checked on <DateText value={rule.checkedOn} />. Most pages were read in
          stored copies, whose age the sources below name where it is known. What the body itself says counts, and it
          may have changed since.
        </p>
        {rule.doubts.length > 0 ? (
          <ul className="list-disc space-y-1.5 pl-5" aria-label={`Not verified about ${rule.shortName}`}>
            {rule.doubts.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : null}
        <ul aria-label={`Sources for ${rule.shortName}`}>
          {rule.sources.map(({ url, what }) => (
            <li key={url}>
              <a
                href={url}
                className="link inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
                rel="noreferrer"
              >
                {what}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
