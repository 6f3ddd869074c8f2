import Link from 'next/link';
import type { Standing } from '#lib/bodies/rules/types.ts';
import { standingLine } from '#lib/cpd-log/messages/standing.ts';

/** Where someone stands, a line for each body. Nothing where none is named. */
export function CpdLines({ standings }: { standings: readonly Standing[] }) {
  if (standings.length === 0) return null;
  return (
    <section aria-label="CPD" className="mt-10">
      <ul>
        {standings.map((standing) => (
          <li key={standing.rule.slug}>
            <Link
              href={`/account/cpd#${standing.rule.slug}`}
              prefetch={false}
              className="link inline-flex min-h-11 items-center tabular"
            >
              CPD, {standingLine(standing)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
