'use client';

import { useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { sharedPlacesWords } from '#lib/quiz/messages.ts';
import type { ShownOption } from '#lib/quiz/rules/paper.ts';
import { keyIn } from '#lib/quiz/rules/parts.ts';
import { sharedPlaces } from '#lib/quiz/rules/progress.ts';
import { arranged, firstOrder, moved } from './arrange.ts';
import { fieldName } from './choice-list.tsx';
import { selectClass } from './select-class.ts';

type Props = { position: number; options: readonly ShownOption[]; keys: readonly string[] };

const neverChanges = () => () => undefined;

/** True once the script runs: before that, and without it, a button that needs it must not be there. */
function useHasScript(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

function placesIn(list: HTMLElement): string[] {
  return [...list.querySelectorAll('select')].map(({ value }) => value).filter((value) => value !== '');
}

/** Sets every place by the order of the lines and tells the page of it as if it had been chosen by hand. */
function setPlaces(list: HTMLElement, lines: readonly string[]): void {
  const selects = [...list.querySelectorAll('select')];
  for (const select of selects) {
    const line = select.dataset.line ?? '';
    select.value = keyIn(line, String(lines.indexOf(line) + 1));
  }
  selects[0]?.dispatchEvent(new Event('change', { bubbles: true }));
}

function useOrder({ options, keys }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [lines, setLines] = useState(() =>
    firstOrder(
      options.map(({ key }) => key),
      keys,
    ),
  );
  const [message, setMessage] = useState(() => sharedPlacesWords(sharedPlaces(keys)));
  const tellShared = () => setMessage(sharedPlacesWords(sharedPlaces(list.current ? placesIn(list.current) : [])));
  const move = ({ key, text }: ShownOption, step: 1 | -1, button: HTMLElement) => {
    if (!list.current) return;
    const before = arranged(lines, placesIn(list.current));
    const after = moved(before, key, step);
    const place = after.indexOf(key) + 1;
    setPlaces(list.current, after);
    const isMoved = before.indexOf(key) + 1 !== place;
    flushSync(() => {
      setLines(after);
      setMessage(
        isMoved
          ? `Now at place ${place} of ${after.length}: ${text}`
          : `Already ${step < 0 ? 'first' : 'last'}: ${text}`,
      );
    });
    button.focus();
  };
  return { list, lines, message, tellShared, move };
}

/** Lines to put in order: a native select for each place, and with a script buttons that move a line. */
export function OrderingAnswer(props: Props) {
  const { position, options } = props;
  const { list, lines, message, tellShared, move } = useOrder(props);
  const hasScript = useHasScript();
  const inOrder = lines.flatMap((line) => options.find(({ key }) => key === line) ?? []);
  return (
    <>
      <ul ref={list} onChange={tellShared} className="divide-y divide-line border-y border-line">
        {inOrder.map((option) => (
          <li key={option.key} className="flex flex-wrap items-center gap-x-6 gap-y-1.5 py-3">
            <span id={`${fieldName(position, option.key)}-text`} className="min-w-0 grow basis-72">
              {option.text}
            </span>
            <span className="flex items-center gap-x-5">
              <PlaceSelect {...props} line={option.key} />
              {([-1, 1] as const).map((step) => (
                <MoveButton
                  key={step}
                  name={fieldName(position, option.key)}
                  step={step}
                  isThere={hasScript}
                  onPress={(button) => move(option, step, button)}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-2 min-h-6 text-sm text-muted">
        {message}
      </p>
    </>
  );
}

function MoveButton({
  name,
  step,
  isThere,
  onPress,
}: {
  name: string;
  step: 1 | -1;
  isThere: boolean;
  onPress: (button: HTMLElement) => void;
}) {
  const id = `${name}-move-${step}`;
  return (
    <button
      id={id}
      type="button"
      aria-labelledby={`${id} ${name}-text`}
      className={`link min-h-11 text-sm noscript:hidden ${isThere ? '' : 'invisible'}`}
      onClick={(event) => onPress(event.currentTarget)}
    >
      {step < 0 ? 'Move up' : 'Move down'}
    </button>
  );
}

function PlaceSelect({ position, options, keys, line }: Props & { line: string }) {
  const name = fieldName(position, line);
  const places = options.map((_, index) => ({ key: keyIn(line, String(index + 1)), place: index + 1 }));
  return (
    <span className="flex items-center gap-2">
      <label id={`${name}-label`} htmlFor={name} className="text-sm text-muted">
        Place
      </label>
      <select
        id={name}
        name={name}
        data-line={line}
        aria-labelledby={`${name}-label ${name}-text`}
        defaultValue={places.find(({ key }) => keys.includes(key))?.key ?? ''}
        className={selectClass}
      >
        <option value="">–</option>
        {places.map(({ key, place }) => (
          <option key={key} value={key}>
            {place}
          </option>
        ))}
      </select>
    </span>
  );
}
