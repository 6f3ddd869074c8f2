import Link from 'next/link';
import { missingText, periodText } from '#lib/bodies/messages.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import type { Period, Standing } from '#lib/bodies/rules/types.ts';
import { carryOverSentence, verdictSentence } from '#lib/cpd-log/messages/standing.ts';
import { CountedLists } from './counted-lists.tsx';
import { LimitLines } from './limit-lines.tsx';
import { NextStep } from './next-step.tsx';
import type { HelpfulCourse } from './next-step.tsx';
import { ProgressFigure } from './progress-figure.tsx';
import { RuleSource } from './rule-source.tsx';

type Props = {
  readonly membershipId: string;
  readonly standing: Standing;
  readonly earlier: readonly Period[];
  readonly isEarlier: boolean;
  readonly today: string;
  readonly courses: readonly HelpfulCourse[];
};

type EarlierProps = Pick<Props, 'earlier' | 'isEarlier'> & {
  readonly rule: BodyRule;
  readonly shownTo: string | undefined;
};

/** The way to the periods before, and back. */
function Earlier({ rule, earlier, isEarlier, shownTo }: EarlierProps) {
  if (earlier.length === 0) return null;
  const here = `/account/cpd?body=${rule.slug}`;
  const others = earlier.filter(({ to }) => to !== shownTo);
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-6 text-muted">
      {isEarlier ? (
        <Link href={`/account/cpd#${rule.slug}`} prefetch={false} className="link inline-flex min-h-11 items-center">
          Back to the present period<span className="sr-only"> of {rule.shortName}</span>
        </Link>
      ) : null}
      {others.length > 0 ? <span>{isEarlier ? 'Other periods:' : 'Earlier periods:'}</span> : null}
      {others.map((period) => (
        <Link
          key={period.to}
          href={`${here}&until=${period.to}#${rule.slug}`}
          prefetch={false}
          className="link inline-flex min-h-11 items-center"
        >
          <span className="sr-only">{rule.shortName}: </span>
          {periodText(rule, period)}
        </Link>
      ))}
    </p>
  );
}

/** Where someone stands with one body: the answer, how it comes about, what to do next, and what the answer rests on. */
export function StandingSection({ membershipId, standing, earlier, isEarlier, today, courses }: Props) {
  const { rule, period, missing, activities } = standing;
  const carry = carryOverSentence(standing);
  const { next } = standing;
  // The first of them is the next thing to do, and said there.
  const unsaid = missing.filter((fact) => next.kind !== 'tell' || fact !== next.fact);
  return (
    <section id={rule.slug} aria-labelledby={`${rule.slug}-title`} className="mt-16 first-of-type:mt-4">
      <h2 id={`${rule.slug}-title`} className="text-2xl md:text-3xl">
        {rule.name}
      </h2>
      <p className="mt-1 text-muted">
        {isEarlier ? 'Earlier period: ' : ''}
        {period ? periodText(rule, period) : rule.summary}
      </p>
      <p className="mt-4 font-serif text-xl leading-snug md:text-2xl">{verdictSentence(standing)}</p>
      {unsaid.length > 0 && !isEarlier ? (
        <ul className="mt-3 space-y-1">
          {unsaid.map((fact) => (
            <li key={fact}>{missingText(fact)}</li>
          ))}
        </ul>
      ) : null}
      {activities.length === 0 && standing.verdict !== 'nothing-asked' ? (
        <p className="mt-3 text-muted">Nothing is in your log yet: certificates from here enter by themselves.</p>
      ) : null}
      <ProgressFigure standing={standing} today={today} />
      <LimitLines standing={standing} />
      {carry ? <p className="mt-6 text-muted">{carry}</p> : null}
      {isEarlier ? null : <NextStep standing={standing} membershipId={membershipId} courses={courses} />}
      <CountedLists standing={standing} />
      <RuleSource rule={rule} />
      <Earlier rule={rule} earlier={earlier} isEarlier={isEarlier} shownTo={period?.to} />
    </section>
  );
}
