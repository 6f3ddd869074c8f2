import { keyIn } from '#lib/quiz/rules/parts.ts';
import type { ShownOption } from '#lib/quiz/rules/paper.ts';

type Props = {
  position: number;
  /** The part of the question that these options answer; empty where it has only one. */
  group: string;
  isMany: boolean;
  options: readonly ShownOption[];
  keys: readonly string[];
};

/** The name of a control of a question: the form without a script reads every one that starts with the first. */
export function fieldName(position: number, group: string): string {
  return group === '' ? `answer-${position}` : `answer-${position}-${group}`;
}

/** The name of a field to type in: the form without a script reads what stands in it as the answer to its group. */
export function typedName(position: number, group: string): string {
  return `typed-${position}-${group}`;
}

/** Native radios or checkboxes. Wide targets: the whole line is the label. */
export function ChoiceList({ position, group, isMany, options, keys }: Props) {
  return (
    <div className="divide-y divide-line border-y border-line">
      {options.map((option) => {
        const key = keyIn(group, option.key);
        return (
          <label key={key} className="flex min-h-11 cursor-pointer items-start gap-3.5 py-3.5 pr-2 has-checked:bg-sunk">
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={fieldName(position, group)}
              value={key}
              defaultChecked={keys.includes(key)}
              className="ml-1 mt-0.5 size-5 shrink-0"
            />
            <span className="whitespace-pre-line">{option.text}</span>
          </label>
        );
      })}
    </div>
  );
}
