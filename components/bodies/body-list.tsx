import Link from 'next/link';
import { DateText } from '#components/ui/date.tsx';
import { inOneLine } from '#lib/bodies/messages/rule.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { RuleStatus } from './rule-status.tsx';

function Row({ rule }: { rule: BodyRule }) {
  return (
    <li className="border-b border-line py-5 md:grid md:grid-cols-[1fr_13rem] md:gap-x-10">
      <div>
        <h3 className="text-xl leading-snug">
          <Link
            href={`/bodies/${rule.slug}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center text-ink underline decoration-line underline-offset-4 hover:decoration-nerve"
          >
            {rule.name}
          </Link>
        </h3>
        <p className="mt-0.5">
          {rule.region && !rule.name.includes(rule.region) ? <span className="text-muted">{rule.region}. </span> : null}
          {inOneLine(rule)}
        </p>
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 text-sm md:mt-2.5 md:flex-col md:items-start">
        <RuleStatus status={rule.status} />
        <span className="text-muted">
          checked <DateText value={rule.checkedOn} />
        </span>
      </p>
    </li>
  );
}

/** Bodies of one country: what each asks in one line, how sure that is, and when it was looked up. */
export function BodyList({ rules }: { rules: readonly BodyRule[] }) {
  return (
    <ul className="border-t border-line">
      {rules.map((rule) => (
        <Row key={rule.slug} rule={rule} />
      ))}
    </ul>
  );
}
