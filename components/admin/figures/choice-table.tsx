import type { PartFigures } from '#lib/quiz/rules/figures/distractors.ts';
import { fewestAttempts } from '#lib/quiz/rules/statistics/interval.ts';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { TooFew } from './too-few.tsx';
import { decimal, percent } from './words.ts';

function rightWord(isRight: boolean | null) {
  if (isRight === null) return null;
  return isRight ? <Status tone="good">right</Status> : <span className="text-muted">wrong</span>;
}

const interval = (bounds: readonly [number, number] | null) =>
  bounds ? (
    <span className="block whitespace-nowrap text-muted">
      {decimal(bounds[0])} to {decimal(bounds[1])}
    </span>
  ) : null;

function PartTable({ part, number }: { part: PartFigures; number: number }) {
  const { heading, answered, choices, others } = part;
  const title = heading ?? 'The answers';
  if (answered < fewestAttempts)
    return (
      <div>
        <h3 className="mb-2 max-w-[40rem] text-lg">{title}</h3>
        <p className="border-y border-line py-4">
          <TooFew attempts={answered} />
        </p>
      </div>
    );
  return (
    <div>
      <h3 className="mb-2 max-w-[40rem] text-lg">{title}</h3>
      <DataTable
        caption={`${title} (${number})`}
        columns={[
          { key: 'answer', label: 'Answer' },
          { key: 'right', label: 'Key' },
          { key: 'count', label: 'Chosen by', numeric: true },
          { key: 'share', label: 'Share', numeric: true },
          { key: 'biserial', label: 'Point-biserial', numeric: true },
        ]}
        rows={choices.map((choice) => ({
          answer: <span className="block min-w-[12rem] max-w-[26rem]">{choice.text}</span>,
          right: rightWord(choice.isRight),
          count: choice.count,
          share: percent(choice.percent),
          biserial:
            choice.pointBiserial === null ? (
              <span className="whitespace-nowrap text-muted">
                {choice.count === 0 ? 'chosen by nobody' : 'no value'}
              </span>
            ) : (
              <>
                {decimal(choice.pointBiserial)}
                {interval(choice.interval)}
              </>
            ),
        }))}
        empty="Nobody has answered it."
      />
      {others > 0 ? (
        <p className="mt-2 text-sm text-muted">{others} more were given other answers, each less often.</p>
      ) : null}
    </div>
  );
}

/** Who chose what, part by part, and how those who chose it did on the rest of the paper. */
export function ChoiceTables({ parts }: { parts: readonly PartFigures[] }) {
  return (
    <>
      <p className="mb-6 max-w-[44rem] text-muted">
        Shares are of those who answered; blanks are left out. The point-biserial goes from −1 to 1 and says how those
        who chose an answer did on the rest of the paper: above 0 for a right answer and below 0 for a wrong one is as
        it should be.
      </p>
      <div className="space-y-10">
        {parts.map((part, index) => (
          <PartTable key={part.group} part={part} number={index + 1} />
        ))}
      </div>
    </>
  );
}
