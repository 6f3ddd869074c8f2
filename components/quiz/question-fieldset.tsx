import { kindHelp } from '#lib/quiz/messages.ts';
import type { PaperQuestion } from '#lib/quiz/schema.ts';

/** One question with native radios or checkboxes. Wide targets: the whole line is the label. */
export function QuestionFieldset({
  question,
  total,
  isFirst,
}: {
  question: PaperQuestion;
  total: number;
  isFirst: boolean;
}) {
  const { position, kind, stem, options, keys } = question;
  const name = `answer-${position}`;
  const helpId = `${name}-help`;
  return (
    <fieldset
      data-position={position}
      aria-describedby={helpId}
      className="mb-12 min-w-0 scroll-mt-20"
      id={`question-${position}`}
    >
      <legend className="mb-2 w-full" {...(isFirst ? { 'data-focus-first': true, tabIndex: -1 } : {})}>
        <span className="block font-sans text-sm text-muted tabular">
          Question {position} of {total}
        </span>
        <span className="mt-2 block whitespace-pre-line text-pretty font-serif text-xl leading-snug md:text-2xl">
          {stem}
        </span>
      </legend>
      <input type="hidden" name="position" value={position} />
      <p id={helpId} className="mb-4 text-sm text-muted">
        {kindHelp[kind]}
      </p>
      <div className="divide-y divide-line border-y border-line">
        {options.map((option) => (
          <label
            key={option.key}
            className="flex min-h-11 cursor-pointer items-start gap-3.5 py-3.5 pr-2 has-checked:bg-sunk"
          >
            <input
              type={kind === 'multiple' ? 'checkbox' : 'radio'}
              name={name}
              value={option.key}
              defaultChecked={keys.includes(option.key)}
              className="ml-1 mt-0.5 size-5 shrink-0"
            />
            <span className="whitespace-pre-line">{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
