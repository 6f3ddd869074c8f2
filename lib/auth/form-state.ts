/** What a form's action answers when the form is shown again: faults by field, one message, and what was typed. */
export type FormState = {
  readonly errors?: Record<string, string>;
  readonly message?: string;
  readonly values?: Record<string, string>;
};

/** A text field of a form, without the character 0, which no database keeps; a file or a missing field counts as empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}
