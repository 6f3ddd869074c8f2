import type { ReactNode } from 'react';
import type { ExplainedMatch, ExplainedOption, ExplainedPart, ExplainedStep } from '#lib/quiz/rules/explain.ts';
import { Line, Why } from './explained-line.tsx';
import { ExplainedMap } from './explained-map.tsx';
import { FilledText, GapLine, NumberLines } from './explained-typed.tsx';

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
export function ExplainedPartView({ part, id }: { part: ExplainedPart; id: string }) {
  const heading = part.form === 'options' ? part.heading : null;
  return (
    <>
      {heading ? <h4 className="mt-6 font-sans text-lg font-medium leading-snug">{heading}</h4> : null}
      {part.form === 'gaps' ? <FilledText part={part} /> : null}
      {part.form === 'options' && part.map ? (
        <ExplainedMap map={part.map} id={id} options={part.options}>
          {linesOf(part)}
        </ExplainedMap>
      ) : (
        <ul className={`space-y-4 ${heading ? 'mt-3' : 'mt-5'}`}>{linesOf(part)}</ul>
      )}
      {part.form === 'options' && part.rationale ? <p className="mt-3 max-w-[40em]">{part.rationale}</p> : null}
    </>
  );
}
