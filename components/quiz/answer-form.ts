import { certainties } from '#lib/quiz/rules/certainty.ts';
import type { Answer } from './queued.ts';

/** Reads and sets the native radios, checkboxes and selects of a paper. Each question's fieldset carries its position. */

export function fieldsetsIn(
  root: HTMLElement,
): { readonly position: number; readonly fieldset: HTMLFieldSetElement }[] {
  return [...root.querySelectorAll<HTMLFieldSetElement>('fieldset[data-position]')].map((fieldset) => ({
    position: Number(fieldset.dataset.position),
    fieldset,
  }));
}

const choices = 'input[type=radio]:not([data-certainty]), input[type=checkbox]';

function inputsIn(fieldset: HTMLElement): HTMLInputElement[] {
  return [...fieldset.querySelectorAll<HTMLInputElement>(choices)];
}

function certaintyInputsIn(fieldset: HTMLElement): HTMLInputElement[] {
  return [...fieldset.querySelectorAll<HTMLInputElement>('input[data-certainty]')];
}

/** What a question says now: what is chosen in it, and how sure. */
export function answerIn(fieldset: HTMLElement): Answer {
  const given = certaintyInputsIn(fieldset).find(({ checked }) => checked)?.value;
  return { keys: chosenIn(fieldset), certainty: certainties.find((each) => each === given) ?? null };
}

export function setAnswer(fieldset: HTMLElement, { keys, certainty }: Answer): void {
  setChosen(fieldset, keys);
  for (const input of certaintyInputsIn(fieldset)) input.checked = input.value === certainty;
}

function selectsIn(fieldset: HTMLElement): HTMLSelectElement[] {
  return [...fieldset.querySelectorAll('select')];
}

function chosenIn(fieldset: HTMLElement): string[] {
  const ticked = inputsIn(fieldset)
    .filter((input) => input.checked)
    .map((input) => input.value);
  const selected = selectsIn(fieldset).map((select) => select.value);
  return [...ticked, ...selected].filter((key) => key !== '').toSorted();
}

function setChosen(fieldset: HTMLElement, keys: readonly string[]): void {
  for (const input of inputsIn(fieldset)) input.checked = keys.includes(input.value);
  for (const select of selectsIn(fieldset))
    select.value = [...select.options].find(({ value }) => keys.includes(value))?.value ?? '';
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The radio that an arrow key leads to in its own group, or null when the key is none of ours. Focus moves; the choice stays. */
export function radioAfter(target: EventTarget, key: string): HTMLInputElement | null {
  const step = steps[key];
  if (step === undefined || !(target instanceof HTMLInputElement) || target.type !== 'radio') return null;
  const all = target.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [];
  const radios = [...all].filter(({ name }) => name === target.name);
  return radios[(radios.indexOf(target) + step + radios.length) % radios.length] ?? null;
}
