import { certainties } from '#lib/quiz/rules/certainty.ts';
import { choicesIn, typedKey } from '#lib/quiz/rules/parts.ts';
import type { Answer } from './queued.ts';

/** Reads and sets the native controls of a paper. Each question's fieldset carries its position. */

/** Tells a question that its controls were set by the page and not by hand. */
export const answerSet = 'answerset';

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

function typedFieldsIn(fieldset: HTMLElement): HTMLInputElement[] {
  return [...fieldset.querySelectorAll<HTMLInputElement>('input[data-group]')];
}

function keyTypedIn(field: HTMLInputElement): string {
  return typedKey(field.dataset.group ?? '', field.value) ?? '';
}

function chosenIn(fieldset: HTMLElement): string[] {
  const ticked = inputsIn(fieldset)
    .filter((input) => input.checked)
    .map((input) => input.value);
  const selected = selectsIn(fieldset).map((select) => select.value);
  const typed = typedFieldsIn(fieldset).map(keyTypedIn);
  return [...ticked, ...selected, ...typed].filter((key) => key !== '').toSorted();
}

function setChosen(fieldset: HTMLElement, keys: readonly string[]): void {
  for (const input of inputsIn(fieldset)) input.checked = keys.includes(input.value);
  for (const select of selectsIn(fieldset))
    select.value = [...select.options].find(({ value }) => keys.includes(value))?.value ?? '';
  for (const field of typedFieldsIn(fieldset)) {
    const [text = ''] = choicesIn(keys, field.dataset.group ?? '');
    // What says the same already stays as it is typed, with the caret in it.
    if (keyTypedIn(field) !== (typedKey(field.dataset.group ?? '', text) ?? '')) field.value = text;
  }
  fieldset.dispatchEvent(new Event(answerSet));
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

/** Whether what changed was typed, so that more may follow. */
export function isTyped(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.dataset.group !== undefined;
}

/** The select that has the focus while its list is closed. A browser that cannot say so keeps its own ways. */
export function closedSelect(target: EventTarget): HTMLSelectElement | null {
  if (!(target instanceof HTMLSelectElement) || !CSS.supports('selector(:open)')) return null;
  return target.matches(':open') ? null : target;
}

const choosing = new Set([...Object.keys(steps), 'Home', 'End', 'PageUp', 'PageDown']);

/** Whether a key would choose in a closed list, where a person who only meant to go on would not see what. */
export function choosesUnseen(target: EventTarget, key: string): boolean {
  return choosing.has(key) && closedSelect(target) !== null;
}
