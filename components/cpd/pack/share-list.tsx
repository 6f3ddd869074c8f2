import Link from 'next/link';
import { DateText } from '#components/ui/date.tsx';
import { Status } from '#components/ui/status.tsx';
import { includedText, shareStateWord } from '#lib/cpd-log/messages/share.ts';
import { periodText } from '#lib/cpd-log/messages/pack.ts';
import type { ShareItem } from '#lib/cpd-log/schema/pack.ts';

/** The links a therapist has made, each with its state and how often people opened it. */
export function ShareList({
  shares,
  bodyName,
  timeZone,
}: {
  shares: readonly ShareItem[];
  bodyName: (slug: string | null) => string;
  timeZone: string;
}) {
  return (
    <ul className="border-b border-line">
      {shares.map((share) => (
        <li key={share.id} className="grid gap-x-8 gap-y-1 border-t border-line py-5 sm:grid-cols-[1fr_auto]">
          <Link
            href={`/account/cpd/audit/links/${share.id}`}
            prefetch={false}
            className="link inline-flex min-h-11 items-center font-serif text-xl [overflow-wrap:anywhere]"
          >
            {share.label}
          </Link>
          <Status tone={share.state === 'open' ? 'good' : 'quiet'}>{shareStateWord[share.state]}</Status>
          <p className="text-sm text-muted sm:col-span-2">
            {bodyName(share.bodySlug)}, {periodText(share.period)}, {includedText(share)}.{' '}
            {share.state === 'open' ? 'Until ' : 'It was to end on '}
            <DateText value={share.expiresAt} timeZone={timeZone} />. <Visits share={share} timeZone={timeZone} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Visits({ share: { visitCount, lastVisitAt }, timeZone }: { share: ShareItem; timeZone: string }) {
  if (lastVisitAt === null) return 'Not opened yet.';
  return (
    <>
      {visitCount === 1 ? 'One visit' : `${visitCount} visits`}, the last on{' '}
      <DateText value={lastVisitAt} timeZone={timeZone} />.
    </>
  );
}
