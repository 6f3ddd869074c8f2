import { Status } from '#components/ui/status.tsx';

/** How a question was marked, in words. */
export function QuestionMark({
  scoreMilli,
  maximumMilli,
  isBlank,
}: {
  scoreMilli: number;
  maximumMilli: number;
  isBlank: boolean;
}) {
  if (scoreMilli === maximumMilli) return <Status tone="good">Right</Status>;
  if (scoreMilli > 0)
    return (
      <Status tone="attention">{`Partly right: ${Math.round((scoreMilli / maximumMilli) * 100)}% of the mark`}</Status>
    );
  return <Status tone="attention">{isBlank ? 'No answer given' : 'Not right'}</Status>;
}
