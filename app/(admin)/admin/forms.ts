import type { ZodError } from 'zod';
import { textOf } from '#lib/auth/form-state.ts';

export type Step = 'review' | 'confirm' | 'edit';

/** Which of the form's buttons was pressed. Anything but "do it" or "go back" asks first. */
export function stepOf(form: FormData): Step {
  const step = textOf(form, 'step');
  return step === 'confirm' || step === 'edit' ? step : 'review';
}

/** The named fields as text: what is shown again when a form comes back. */
export function valuesOf<const Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<Name, string>;
}

/** The first fault of each field, under the name the field has in the form. */
export function faultsByField(error: ZodError, names: Readonly<Record<string, string>>): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = String(issue.path[0] ?? '');
    const name = names[path] ?? path;
    faults[name] ??= issue.message;
  }
  return faults;
}
