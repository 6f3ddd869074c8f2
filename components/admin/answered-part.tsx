import type { ReactNode } from 'react';
import { mapSides } from '#lib/quiz/messages.ts';
import type { ExplainedNumber } from '#lib/quiz/rules/explain-typed.ts';
import type { ExplainedPart } from '#lib/quiz/rules/explain.ts';

function Line({
  text,
  isChosen = false,
  isStacked = false,
  answered,
  right,
}: {
  text: ReactNode;
  isChosen?: boolean;
  isStacked?: boolean;
  answered: string | null;
  right: string | null;
}) {
  return (
    <li className={isStacked ? 'flex flex-col pb-1.5' : 'flex flex-wrap gap-x-3'}>
      <span className={isChosen ? 'font-medium' : ''}>{text}</span>
      {answered ? <span className="text-sm text-muted">{answered}</span> : null}
      {right ? <span className="text-sm text-nerve">{right}</span> : null}
    </li>
  );
}

function NumberLine({ part: { given, givenUnit, isUnread, right, range } }: { part: ExplainedNumber }) {
  const answered = given === null ? 'no number' : `${given}${isUnread ? ' (cannot be read as a number)' : ''}`;
  return (
    <Line
      text={[answered, givenUnit ?? ''].join(' ').trim()}
      isChosen={given !== null}
      answered={given === null && givenUnit === null ? null : 'answered'}
      right={`right answer: ${right}${range === null ? '' : `, counted from ${range}`}`}
    />
  );
}

function linesOf(part: ExplainedPart): ReactNode {
  switch (part.form) {
    case 'options':
      return part.options.map(({ key, text, isChosen, isRight }) => (
        <Line
          key={key}
          text={text}
          isChosen={isChosen}
          answered={isChosen ? 'answered' : null}
          right={isRight ? 'right answer' : null}
        />
      ));
    case 'order':
      return part.steps.map(({ key, text, place, given, isShared }) => (
        <Line
          key={key}
          text={text}
          answered={
            given === null ? 'no place given' : `put at place ${given}${isShared ? ', with another line there' : ''}`
          }
          right={`right place ${place}`}
        />
      ));
    case 'number':
      return <NumberLine part={part} />;
    case 'gaps':
      return part.gaps.map(({ key, given, right }, index) => (
        <Line
          key={key}
          text={`Gap ${index + 1}`}
          isStacked
          answered={given === null ? 'left empty' : `answered: ${given}`}
          right={`right answer: ${right.join('; ')}`}
        />
      ));
    case 'matches':
      return part.matches.map(({ key, text, given, right }) => (
        <Line
          key={key}
          text={text}
          isStacked
          answered={given === null ? 'nothing chosen' : `answered: ${given}`}
          right={`right answer: ${right}`}
        />
      ));
  }
}

/** A part of a question as it was answered, beside what is right, in words. */
export function AnsweredPart({ part }: { part: ExplainedPart }) {
  return (
    <>
      {part.form === 'options' && part.heading ? <p className="mt-4 text-muted">{part.heading}</p> : null}
      {part.form === 'options' && part.map ? (
        <p className="mt-4 text-muted">Places on the body map. {mapSides[part.map]}</p>
      ) : null}
      {part.form === 'gaps' ? (
        <p className="mt-4 text-muted">
          {part.pieces.map((piece) => ('words' in piece ? piece.words : '____')).join('')}
        </p>
      ) : null}
      <ul className="mt-3 space-y-1.5">{linesOf(part)}</ul>
    </>
  );
}
