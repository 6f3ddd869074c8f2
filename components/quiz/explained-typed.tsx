import { Fragment } from 'react';
import type { ExplainedGap, ExplainedGaps, ExplainedNumber } from '#lib/quiz/rules/explain-typed.ts';
import { Line, Why } from './explained-line.tsx';

/** Names and what stands beside them, in two columns. */
function Pairs({ pairs }: { pairs: readonly (readonly [string, string | null])[] }) {
  return (
    <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
      {pairs.map(([name, text]) =>
        text === null ? null : (
          <Fragment key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{text}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}

function numberLabel({ given, isRight, isUnread }: ExplainedNumber): string {
  if (isRight) return 'Your answer is right';
  if (given === null) return 'You wrote no number';
  return isUnread ? 'What you wrote cannot be read as one number' : 'Your answer is not right';
}

/** A number after the pass: what counts, what was written, and what the units are for. */
export function NumberLines({ part }: { part: ExplainedNumber }) {
  const { right, range, given, givenUnit, isRight, units } = part;
  const written =
    given === null && givenUnit === null ? null : [given ?? 'no number', givenUnit ?? ''].join(' ').trim();
  return (
    <>
      <Line tone={isRight ? 'good' : 'attention'} label={numberLabel(part)} text={right}>
        <Pairs
          pairs={[
            ['Counts as right', range],
            ['You wrote', written],
            ['Unit', units.length > 0 && given !== null && givenUnit === null ? 'You chose none' : null],
          ]}
        />
      </Line>
      {units
        .filter(({ rationale }) => rationale !== null)
        .map(({ key, text, rationale, isRight: isOfUse }) => (
          <Line key={key} tone="plain" label={isOfUse ? 'Unit' : 'Unit that measures something else'} text={text}>
            <Why>{rationale}</Why>
          </Line>
        ))}
    </>
  );
}

function gapLabel({ isRight, given }: ExplainedGap, number: number): string {
  if (isRight) return `Gap ${number}, and your answer is right`;
  return given === null ? `Gap ${number}. You left it empty` : `Gap ${number}. Your answer is not right`;
}

/** A gap after the pass: what belongs in it, what was put there, and why. */
export function GapLine({ gap, number }: { gap: ExplainedGap; number: number }) {
  const { given, right, isRight, rationale, options } = gap;
  const others = options.filter((option) => option.rationale !== null);
  return (
    <Line tone={isRight ? 'good' : 'attention'} label={gapLabel(gap, number)} text={right[0] ?? ''}>
      <Pairs
        pairs={[
          ['Also right', right.length > 1 ? right.slice(1).join('; ') : null],
          [options.length > 0 ? 'You chose' : 'You wrote', given],
        ]}
      />
      <Why>{rationale}</Why>
      {others.length > 0 ? (
        <ul className="mt-2 space-y-2">
          {others.map((option) => (
            <li key={option.key}>
              <span className="font-medium">{option.text}</span>
              <span className="text-muted">: {option.isRight ? 'right.' : 'not right.'} </span>
              <span className="text-muted">{option.rationale}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Line>
  );
}

/** The text of a cloze with what belongs in its gaps. */
export function FilledText({ part: { pieces, gaps } }: { part: ExplainedGaps }) {
  return (
    <p className="mt-4 max-w-[40em] text-lg leading-relaxed">
      {pieces.map((piece, index) => {
        // oxlint-disable-next-line react/no-array-index-key -- the pieces of a text never change their places
        if ('words' in piece) return <span key={index}>{piece.words}</span>;
        const place = gaps.findIndex(({ key }) => key === piece.gap);
        return (
          <span key={piece.gap} className="font-medium text-nerve">
            {gaps[place]?.right[0]}
            {gaps.length > 1 ? <sup className="ml-0.5 text-sm font-normal text-muted">{place + 1}</sup> : null}
          </span>
        );
      })}
    </p>
  );
}
