import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { nextText, unitsText } from '#lib/bodies/messages.ts';
import { isTherapyLimit } from '#lib/bodies/rules/limits.ts';
import type { NextThing, Standing } from '#lib/bodies/rules/types.ts';

/** A course of ours that would add something towards a body if it were finished today. */
export type HelpfulCourse = { readonly slug: string; readonly title: string; readonly addsUnits: number };

const tellable = new Set(['joined-on', 'cycle-ends-on', 'level', 'disciplines']);

function placeOf(next: NextThing, membershipId: string, website: string): { href: string; label: string } | null {
  switch (next.kind) {
    case 'tell':
      if (tellable.has(next.fact)) return { href: `/account/cpd/bodies/${membershipId}`, label: 'Tell it' };
      return next.fact === 'unit'
        ? { href: '/account/cpd/log', label: 'Open the log' }
        : { href: website, label: 'Ask them' };
    case 'fill-minimum':
    case 'fill-quota':
      return { href: '/account/cpd/log/new', label: 'Add an activity' };
    case 'do-tasks':
      return { href: '/account/cpd/log', label: 'Open the log' };
    case 'renew':
      return { href: '/account/cpd/audit', label: 'Make an audit pack' };
    case 'nothing':
      return null;
  }
}

/** The next thing to do towards one body, with the way to it. */
export function NextStep({
  standing,
  membershipId,
  courses,
}: {
  standing: Standing;
  membershipId: string;
  courses: readonly HelpfulCourse[];
}) {
  const { rule, next } = standing;
  const asksForName =
    next.kind === 'fill-minimum' &&
    isTherapyLimit(next.limitId) &&
    standing.limits.filter(({ limitId }) => isTherapyLimit(limitId)).length > 1;
  const place = placeOf(next, membershipId, rule.website);
  return (
    <div className="mt-8 border-l-4 border-nerve bg-sunk px-5 py-4">
      <h3 className="font-sans text-base font-medium tracking-normal">Next</h3>
      <p className="mt-1">
        {nextText(rule, next)}
        {asksForName ? ' Learning counts here once your log names this therapy.' : ''}
      </p>
      {rule.quota.kind === 'tasks' && next.kind === 'do-tasks' ? (
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {rule.quota.tasks.map(({ key, label }) => (
            <li key={key}>{label}</li>
          ))}
        </ul>
      ) : null}
      {courses.length > 0 ? (
        <ul className="mt-2">
          {courses.map(({ slug, title, addsUnits }) => (
            <li key={slug} className="flex flex-wrap items-center gap-x-3 py-1">
              <Link
                href={`/courses/${slug}/counts`}
                prefetch={false}
                className="link inline-flex min-h-11 items-center"
              >
                {title}
              </Link>
              <span className="text-muted">would add {unitsText(rule, addsUnits)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {place ? (
        <div className="mt-3">
          <LinkButton href={place.href} variant="quiet" prefetch={false}>
            {place.label}
            <span className="sr-only"> for {rule.shortName}</span>
          </LinkButton>
        </div>
      ) : null}
    </div>
  );
}
