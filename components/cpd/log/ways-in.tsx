import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';

const ways = [
  { href: '/account/cpd/log/file', label: 'I have a certificate or photo' },
  { href: '/account/cpd/log/badge', label: 'Open Badge' },
  { href: '/account/cpd/log/import', label: 'List from a spreadsheet' },
] as const;

type Props = {
  /** Bodies that ask for goals of the year. */
  readonly goals: readonly { readonly slug: string; readonly shortName: string }[];
};

/** The ways in which learning from elsewhere enters the log, and to the goals that a body asks for. */
export function WaysIn({ goals }: Props) {
  const all = [
    ...ways,
    ...goals.map(({ slug, shortName }) => ({
      href: `/account/cpd/log/goals/${slug}`,
      label: `Goals of the year for ${shortName}`,
    })),
  ];
  return (
    <div className="mb-8 flex flex-wrap items-center gap-x-6 gap-y-3">
      <LinkButton href="/account/cpd/log/new" prefetch={false}>
        Add learning
      </LinkButton>
      <ul className="flex flex-wrap gap-x-6">
        {all.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="link inline-flex min-h-11 items-center">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
