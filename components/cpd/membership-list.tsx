import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { formatDate } from '#components/ui/date.tsx';
import { Status } from '#components/ui/status.tsx';
import { unitsText } from '#lib/bodies/messages.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { askedWords } from '#lib/cpd-log/messages/memberships.ts';
import { untoldFacts } from '#lib/cpd-log/rules/asked-facts.ts';
import type { MembershipItem } from '#lib/cpd-log/schema.ts';

export type Held = { readonly membership: MembershipItem; readonly rule: BodyRule };

/** What was told, as one line of words. */
function toldWords({ membership, rule }: Held): string {
  const { membershipNumber, level, disciplines, joinedOn, cycleEndsOn, carriedInUnits } = membership;
  const levels = rule.quota.kind === 'levels' ? rule.quota.levels : [];
  const levelLabel = levels.find(({ key }) => key === level)?.label;
  return [
    membershipNumber ? `Number ${membershipNumber}` : '',
    levelLabel ?? '',
    disciplines.join(', '),
    joinedOn ? `joined ${formatDate(joinedOn)}` : '',
    cycleEndsOn ? `period ends ${formatDate(cycleEndsOn)}` : '',
    carriedInUnits > 0 ? `${unitsText(rule, carriedInUnits)} from before` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function Missing({ held }: { held: Held }) {
  const facts = untoldFacts(held.rule, held.membership);
  if (facts.length === 0) return null;
  return (
    <div className="mt-3">
      <Status tone="attention">Something is missing</Status>
      <ul className="mt-1 space-y-1">
        {facts.map((fact) => {
          const { what, why } = askedWords(fact);
          return (
            <li key={fact}>
              Tell us {what}: {why}.
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The bodies that a therapist answers to, what they told about each, and what is missing. */
export function MembershipList({ held }: { held: readonly Held[] }) {
  return (
    <ul className="border-b border-line">
      {held.map((each) => {
        const { membership, rule } = each;
        const told = toldWords(each);
        return (
          <li
            key={membership.id}
            className="flex flex-wrap items-start justify-between gap-4 border-t border-line py-5"
          >
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="text-xl">{rule.name}</h3>
              <p className="mt-1 text-muted [overflow-wrap:anywhere]">
                {told ||
                  (untoldFacts(rule, membership).length > 0 ? 'Nothing told yet.' : 'Nothing more needs to be told.')}
              </p>
              <Missing held={each} />
              <p className="mt-2">
                <Link
                  href={`/account/cpd#${rule.slug}`}
                  prefetch={false}
                  className="link inline-flex min-h-11 items-center"
                >
                  Where I stand with {rule.shortName}
                </Link>
              </p>
            </div>
            <LinkButton href={`/account/cpd/bodies/${membership.id}`} variant="quiet" prefetch={false}>
              Change<span className="sr-only"> {rule.shortName}</span>
            </LinkButton>
          </li>
        );
      })}
    </ul>
  );
}
