import Link from 'next/link';
import { DateText } from '#components/ui/date.tsx';
import { missingText, totalText, unitsText } from '#lib/bodies/messages.ts';
import { statusWord } from '#lib/bodies/messages/status.ts';
import { effectTexts, willCountText } from '#lib/bodies/messages/will-count.ts';
import type { HeldApproval } from '#lib/bodies/queries/approvals.ts';
import type { WillCount } from '#lib/bodies/rules/will-count.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { Unsure } from './unsure.tsx';

type Props = {
  rule: BodyRule;
  will: WillCount;
  approvals: readonly HeldApproval[];
  /** Reckoned from a membership and a log, and not from an empty year. */
  isMine: boolean;
};

function Effects({ rule, will, approvals, isMine }: Props) {
  const { before } = will;
  const isCounted = before.period !== null && rule.quota.kind !== 'none' && rule.quota.kind !== 'tasks';
  return (
    <ul className="mt-4 space-y-1.5">
      {isMine && isCounted ? <li>You have {totalText(before)} now.</li> : null}
      {approvals.map(({ jurisdiction, approvalNumber, units }) => (
        <li key={`${jurisdiction} ${approvalNumber}`}>
          Approved ({jurisdiction}) under number {approvalNumber} for {unitsText(rule, units)}.
        </li>
      ))}
      {effectTexts(rule, will).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {isMine ? before.missing.map((fact) => <li key={fact}>{missingText(fact)}</li>) : null}
      {rule.evidence.isReportedByProvider ? (
        <li>{rule.shortName} counts only what a provider reports to it, and Afferent reports to nobody yet.</li>
      ) : null}
    </ul>
  );
}

/** What a course adds by one body's rule, whose rule that is, and what of it is not sure. */
export function CountsAnswer(props: Props) {
  const { rule, will } = props;
  return (
    <section aria-labelledby={`counts-${rule.slug}`} className="border-t-2 border-ink py-7">
      <h3 id={`counts-${rule.slug}`} className="text-xl">
        {rule.name}
      </h3>
      <p className="mt-3 max-w-[30em] font-serif text-2xl leading-snug">{willCountText(rule, will)}</p>
      <Effects {...props} />
      <Unsure rule={rule} />
      <p className="mt-5 text-sm text-muted">
        By{' '}
        <Link href={`/bodies/${rule.slug}`} className="link" prefetch={false}>
          {rule.shortName}’s rule
        </Link>{' '}
        as we read it on <DateText value={rule.checkedOn} /> ({statusWord(rule.status).toLowerCase()}). This is no
        promise: {rule.shortName} decides.
      </p>
    </section>
  );
}
