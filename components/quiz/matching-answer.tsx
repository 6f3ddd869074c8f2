import { keyIn } from '#lib/quiz/rules/parts.ts';
import type { ShownOption } from '#lib/quiz/rules/paper.ts';
import { fieldName } from './choice-list.tsx';
import { selectClass } from './select-class.ts';

type Props = {
  position: number;
  prompts: readonly ShownOption[];
  options: readonly ShownOption[];
  keys: readonly string[];
};

/** The answers once, by letter, so that each can be read whole on a phone too; then one native select for each line. */
export function MatchingAnswer({ position, prompts, options, keys }: Props) {
  const lettered = options.map((option, index) => ({ ...option, letter: String.fromCharCode(65 + index) }));
  return (
    <>
      <ul className="mb-6 space-y-2">
        {lettered.map(({ key, letter, text }) => (
          <li key={key} className="flex gap-3.5">
            <span className="w-5 shrink-0 font-medium text-nerve">{letter}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <ul className="divide-y divide-line border-y border-line">
        {prompts.map((prompt) => {
          const name = fieldName(position, prompt.key);
          const given = lettered.map(({ key }) => keyIn(prompt.key, key)).find((key) => keys.includes(key));
          return (
            <li key={prompt.key} className="grid items-center gap-x-6 gap-y-2 py-3.5 md:grid-cols-2">
              <label htmlFor={name}>{prompt.text}</label>
              <select
                id={name}
                name={name}
                defaultValue={given ?? ''}
                className={`w-full text-ellipsis ${selectClass}`}
              >
                <option value="">Choose…</option>
                {lettered.map(({ key, letter, text }) => (
                  <option key={key} value={keyIn(prompt.key, key)}>
                    {`${letter}: ${text}`}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
    </>
  );
}
