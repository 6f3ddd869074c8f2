/** Reads and sets the native radios and checkboxes of a paper. Each fieldset carries its position. */

export function fieldsetsIn(
  root: HTMLElement,
): { readonly position: number; readonly fieldset: HTMLFieldSetElement }[] {
  return [...root.querySelectorAll<HTMLFieldSetElement>('fieldset[data-position]')].map((fieldset) => ({
    position: Number(fieldset.dataset.position),
    fieldset,
  }));
}

function inputsIn(fieldset: HTMLElement): HTMLInputElement[] {
  return [...fieldset.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')];
}

export function checkedKeys(fieldset: HTMLElement): string[] {
  return inputsIn(fieldset)
    .filter((input) => input.checked)
    .map((input) => input.value)
    .toSorted();
}

export function setChecked(fieldset: HTMLElement, keys: readonly string[]): void {
  for (const input of inputsIn(fieldset)) input.checked = keys.includes(input.value);
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The radio that an arrow key leads to, or null when the key is none of ours. Focus moves; the choice stays. */
export function radioAfter(target: EventTarget, key: string): HTMLInputElement | null {
  const step = steps[key];
  if (step === undefined || !(target instanceof HTMLInputElement) || target.type !== 'radio') return null;
  const fieldset = target.closest('fieldset');
  const radios = fieldset ? inputsIn(fieldset) : [];
  return radios[(radios.indexOf(target) + step + radios.length) % radios.length] ?? null;
}
