import Link from 'next/link';

/** For someone who has not told which bodies they answer to. */
export function NoBodies() {
  return (
    <p>
      You have not told us which bodies you answer to.{' '}
      <Link className="link" href="/account/cpd/bodies" prefetch={false}>
        Name them
      </Link>{' '}
      and this page, your log and your reminders reckon with their rules.
    </p>
  );
}
