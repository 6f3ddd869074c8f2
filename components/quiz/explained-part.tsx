import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type { ExplainedGap, ExplainedGaps, ExplainedNumber } from '#lib/quiz/rules/explain-typed.ts';
import type { ExplainedMatch, ExplainedOption, ExplainedPart, ExplainedStep } from '#lib/quiz/rules/explain.ts';

type Tone = 'good' | 'attention' | 'plain';

const edges: Record<Tone, string> = { good: 'border-nerve', attention: 'border-touch', plain: 'border-line' };
const inks: Record<Tone, string> = { good: 'text-nerve', attention: 'text-touch', plain: 'text-muted' };

/** A line of an answer: what it is in words above it, and why below. */
function Line({
  tone,
  label,
  text,
  children,
}: {
  tone: Tone;
  label: string | null;
  text: string;
  children?: ReactNode;
}) {
  return (
    <li className={`border-l-4 py-1 pl-4 ${edges[tone]}`}>
      {label ? <p className={`text-sm font-medium ${inks[tone]}`}>{label}</p> : null}
      <p className={label ? 'font-medium' : ''}>{text}</p>
      {children}
    </li>
  );
}

function Why({ children }: { children: string | null }) {
  return children ? <p className="mt-0.5 text-muted">{children}</p> : null;
}

function OptionLine({ option: { isRight, isChosen, text, rationale } }: { option: ExplainedOption }) {
  const chosen = isChosen ? 'Your answer' : null;
  const label = isRight ? (isChosen ? 'Your answer, and right' : 'Right answer') : chosen;
  return (
    <Line tone={isRight ? 'good' : isChosen ? 'attention' : 'plain'} label={label} text={text}>
      <Why>{rationale}</Why>
    </Line>
  );
}

function placeLabel({ place, given, isShared }: ExplainedStep): string {
  if (given === null) return `Place ${place}. You gave it no place`;
  if (isShared) return `Place ${place}. You gave it place ${given}, and another line too`;
  return given === place ? `Place ${place}, as you put it` : `Place ${place}. You put it at ${given}`;
}

function StepLine({ step }: { step: ExplainedStep }) {
  const isRight = step.given === step.place && !step.isShared;
  return (
    <Line tone={isRight ? 'good' : 'attention'} label={placeLabel(step)} text={step.text}>
      <Why>{step.rationale}</Why>
    </Line>
  );
}

function MatchLine({ match: { text, right, given, isRight, rationale } }: { match: ExplainedMatch }) {
  const label = isRight ? 'Your match is right' : given === null ? 'You chose nothing here' : 'Your match is not right';
  return (
    <Line tone={isRight ? 'good' : 'attention'} label={label} text={text}>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
        <dt className="text-muted">Goes with</dt>
        <dd>{right}</dd>
        {given !== null && !isRight ? (
          <>
            <dt className="text-muted">You chose</dt>
            <dd>{given}</dd>
          </>
        ) : null}
      </dl>
      <Why>{rationale}</Why>
    </Line>
  );
}

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

function NumberLines({ part }: { part: ExplainedNumber }) {
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

function GapLine({ gap, number }: { gap: ExplainedGap; number: number }) {
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
function FilledText({ part: { pieces, gaps } }: { part: ExplainedGaps }) {
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

function linesOf(part: ExplainedPart): ReactNode {
  switch (part.form) {
    case 'options':
      return part.options.map((option) => <OptionLine key={option.key} option={option} />);
    case 'order':
      return part.steps.map((step) => <StepLine key={step.key} step={step} />);
    case 'number':
      return <NumberLines part={part} />;
    case 'gaps':
      return part.gaps.map((gap, index) => <GapLine key={gap.key} gap={gap} number={index + 1} />);
    case 'matches':
      return [
        ...part.matches.map((match) => <MatchLine key={`prompt-${match.key}`} match={match} />),
        ...part.notes.map(({ key, text, rationale, isUsed }) => (
          <Line key={`option-${key}`} tone="plain" label={isUsed ? null : 'Goes with none of these'} text={text}>
            <Why>{rationale}</Why>
          </Line>
        )),
      ];
  }
}

/** A part of a question after the pass: what is right, what was answered, and why. */
export function ExplainedPartView({ part }: { part: ExplainedPart }) {
  const heading = part.form === 'options' ? part.heading : null;
  return (
    <>
      {heading ? <h4 className="mt-6 font-sans text-lg font-medium leading-snug">{heading}</h4> : null}
      {part.form === 'gaps' ? <FilledText part={part} /> : null}
      <ul className={`space-y-4 ${heading ? 'mt-3' : 'mt-5'}`}>{linesOf(part)}</ul>
      {part.form === 'options' && part.rationale ? <p className="mt-3 max-w-[40em]">{part.rationale}</p> : null}
    </>
  );
}
