import type { ReactNode } from 'react';
import { kindHelp, placesHelp, typedGapHelp } from '#lib/quiz/messages.ts';
import { partHeadings } from '#lib/quiz/rules/explain.ts';
import type { PaperQuestion } from '#lib/quiz/rules/paper.ts';
import { reasonGroup, verdictGroup } from '#lib/quiz/rules/parts.ts';
import { shownAnswer } from '#lib/quiz/rules/shown-answer.ts';
import { CertaintyFieldset } from './certainty-fieldset.tsx';
import { ChoiceList } from './choice-list.tsx';
import { ClozeAnswer } from './cloze-answer.tsx';
import { HotspotAnswer } from './hotspot-answer.tsx';
import { MatchingAnswer } from './matching-answer.tsx';
import { NumericAnswer } from './numeric-answer.tsx';
import { OrderingAnswer } from './ordering-answer.tsx';

/** One part of a question, with its own name and help. */
function PartFieldset({
  id,
  heading,
  help,
  children,
}: {
  id: string;
  heading: string;
  help?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className="mt-8 min-w-0" {...(help ? { 'aria-describedby': id } : {})}>
      <legend className="mb-2 w-full text-pretty text-lg font-medium leading-snug">{heading}</legend>
      {help ? (
        <p id={id} className="mb-3 text-sm text-muted">
          {help}
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}

const verdicts = [
  { key: 'true', text: 'True' },
  { key: 'false', text: 'False' },
];

function Answer({ question }: { question: PaperQuestion }) {
  const { position, keys } = question;
  switch (question.kind) {
    case 'ordering':
      return <OrderingAnswer position={position} options={question.options} keys={keys} />;
    case 'matching':
      return <MatchingAnswer position={position} prompts={question.prompts} options={question.options} keys={keys} />;
    case 'true-false-reason':
      return (
        <>
          <PartFieldset id={`answer-${position}-verdict-help`} heading={partHeadings.verdict}>
            <ChoiceList {...{ position, keys }} group={verdictGroup} isMany={false} options={verdicts} />
          </PartFieldset>
          <PartFieldset id={`answer-${position}-reason-help`} heading={partHeadings.reason}>
            <ChoiceList {...{ position, keys }} group={reasonGroup} isMany={false} options={question.options} />
          </PartFieldset>
        </>
      );
    case 'case':
      return question.items.map((item, index) => (
        <PartFieldset
          key={item.key}
          id={`answer-${position}-${item.key}-help`}
          heading={`${index + 1}. ${item.stem}`}
          help={kindHelp[item.kind]}
        >
          <ChoiceList
            {...{ position, keys }}
            group={item.key}
            isMany={item.kind === 'multiple'}
            options={item.options}
          />
        </PartFieldset>
      ));
    case 'numeric':
      return <NumericAnswer position={position} units={question.units} keys={keys} />;
    case 'cloze':
      return <ClozeAnswer question={question} />;
    case 'hotspot':
      return <HotspotAnswer question={question} />;
    default:
      return (
        <ChoiceList {...{ position, keys }} group="" isMany={question.kind === 'multiple'} options={question.options} />
      );
  }
}

function helpFor(question: PaperQuestion): string {
  const help = kindHelp[question.kind];
  if (question.kind === 'hotspot') return `${placesHelp[question.choose]} ${help}`;
  const isTyped = question.kind === 'cloze' && question.gaps.some((gap) => gap.kind === 'text');
  return isTyped ? `${help} ${typedGapHelp}` : help;
}

/** One question with native controls, which work without a script too. */
export function QuestionFieldset({ question, total }: { question: PaperQuestion; total: number }) {
  const { position, kind, stem } = question;
  const helpId = `answer-${position}-help`;
  const size = kind === 'case' ? 'text-lg leading-relaxed md:text-xl' : 'text-xl leading-snug md:text-2xl';
  return (
    <fieldset
      data-position={position}
      aria-describedby={helpId}
      className="min-w-0 scroll-mt-20"
      id={`question-${position}`}
    >
      <legend className="mb-2 w-full" tabIndex={-1}>
        <span className="block font-sans text-sm text-muted tabular">
          Question {position} of {total}
        </span>
        <span className={`mt-2 block whitespace-pre-line text-pretty font-serif ${size}`}>{stem}</span>
      </legend>
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name={`shown-${position}`} value={shownAnswer(question.keys, question.certainty)} />
      <p id={helpId} className="mb-4 text-sm text-muted">
        {helpFor(question)}
      </p>
      <Answer question={question} />
      {question.asksCertainty ? <CertaintyFieldset position={position} certainty={question.certainty} /> : null}
    </fieldset>
  );
}
