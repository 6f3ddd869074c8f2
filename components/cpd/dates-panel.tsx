import { LinkButton } from '#components/ui/button.tsx';
import type { DueItem } from '#lib/cpd-log/schema/memberships.ts';
import { DueList } from './due-list.tsx';

/** The days that lapse, beside CPD: what health funds look at in Australia is all three together. */
export function DatesPanel({
  dues,
  today,
  isAustralian,
}: {
  dues: readonly DueItem[];
  today: string;
  isAustralian: boolean;
}) {
  return (
    <section aria-labelledby="dates-title" className="mt-16">
      <h2 id="dates-title" className="mb-5 text-2xl md:text-3xl">
        Dates that lapse
      </h2>
      {isAustralian ? (
        <p className="mb-5 max-w-[36em] text-muted">
          A rule of thumb for Australian health funds, our reading and no fund’s promise: 20 clock hours of CPD in 12
          months, current first aid, and insurance.
        </p>
      ) : null}
      {dues.length > 0 ? (
        <DueList dues={dues} today={today} isForKeeping={false} />
      ) : (
        <p className="border-y border-line py-6 text-muted">
          First aid, insurance and membership lapse too. Keep their last days here and be reminded in time.
        </p>
      )}
      <div className="mt-6">
        <LinkButton href="/account/cpd/bodies#dates" variant="quiet" prefetch={false}>
          {dues.length > 0 ? 'Change dates' : 'Add a date'}
        </LinkButton>
      </div>
    </section>
  );
}
