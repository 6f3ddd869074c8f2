'use client';

import { useEffect, useRef, useState } from 'react';
import { unreadNumberWords } from '#lib/quiz/messages.ts';
import { readNumber } from '#lib/quiz/rules/number.ts';
import type { ShownOption } from '#lib/quiz/rules/paper.ts';
import { choicesIn, keyIn, unitGroup, valueGroup } from '#lib/quiz/rules/parts.ts';
import { answerSet } from './answer-form.ts';
import { fieldName, typedName } from './choice-list.tsx';
import { typedClass } from './select-class.ts';

type Props = { position: number; units: readonly ShownOption[]; keys: readonly string[] };

const isUnread = (text: string) => text.trim() !== '' && readNumber(text) === null;

function NumberField({ position, keys }: Omit<Props, 'units'>) {
  const [saved = ''] = choicesIn(keys, valueGroup);
  const [hasError, setHasError] = useState(isUnread(saved));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const fieldset = field.current?.closest('fieldset');
    const look = () => setHasError(isUnread(field.current?.value ?? ''));
    fieldset?.addEventListener(answerSet, look);
    return () => fieldset?.removeEventListener(answerSet, look);
  }, []);
  const name = typedName(position, valueGroup);
  return (
    <div>
      <label htmlFor={name} className="mb-1.5 block font-medium">
        Number
      </label>
      <input
        ref={field}
        id={name}
        name={name}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        data-group={valueGroup}
        defaultValue={saved}
        aria-describedby={`${name}-help ${name}-error`}
        {...(hasError ? { 'aria-invalid': true } : {})}
        className={`${typedClass} w-full max-w-60 tabular`}
        onChange={(event) => hasError && setHasError(isUnread(event.currentTarget.value))}
        onBlur={(event) => setHasError(isUnread(event.currentTarget.value))}
      />
      <p id={`${name}-error`} aria-live="polite" className="mt-1.5 max-w-[34em] text-sm font-medium text-touch">
        {hasError ? unreadNumberWords : ''}
      </p>
      <p id={`${name}-help`} className="mt-1.5 text-sm text-muted">
        In figures, with a point for decimals.
      </p>
    </div>
  );
}

/** A number to type, and the units that are offered as native radios. */
export function NumericAnswer({ position, units, keys }: Props) {
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-6 border-y border-line py-5">
      <NumberField position={position} keys={keys} />
      {units.length > 0 ? (
        <fieldset className="min-w-0">
          <legend className="mb-1.5 font-medium">Unit</legend>
          <div className="flex flex-wrap gap-x-2 gap-y-1">
            {units.map((unit) => {
              const key = keyIn(unitGroup, unit.key);
              return (
                <label
                  key={key}
                  className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-md border border-transparent px-3 has-checked:border-control has-checked:bg-sunk"
                >
                  <input
                    type="radio"
                    name={fieldName(position, unitGroup)}
                    value={key}
                    defaultChecked={keys.includes(key)}
                    className="size-5 shrink-0"
                  />
                  <span>{unit.text}</span>
                </label>
              );
            })}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}
