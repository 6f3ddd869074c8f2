import type { FormState } from '#lib/auth/form-state.ts';

/** What an act would do, said before it is done. */
export type Confirmation = { readonly title: string; readonly points: readonly string[]; readonly button: string };

/** A form's state; with `confirm`, the form asks once more before it acts. */
export type ActState = FormState & { readonly confirm?: Confirmation };

export type Act = (previous: ActState, form: FormData) => Promise<ActState>;

/** Written out, because the style sheet is made from the classes that stand in the sources. */
export const shownWith = {
  percent: { options: ['percent'], className: 'hidden group-has-[[value=percent]:checked]/act:block' },
  amount: { options: ['amount'], className: 'hidden group-has-[[value=amount]:checked]/act:block' },
  member: { options: ['member'], className: 'hidden group-has-[[value=member]:checked]/act:block' },
  part: { options: ['part'], className: 'hidden group-has-[[value=part]:checked]/act:block' },
  lines: {
    options: ['lines', 'part'],
    className: 'hidden group-has-[[value=lines]:checked]/act:block group-has-[[value=part]:checked]/act:block',
  },
} as const;

/** True when a field of this kind is to be seen with these values. */
export function isWith(
  onlyWith: keyof typeof shownWith | undefined,
  values: Readonly<Record<string, string>>,
): boolean {
  return onlyWith === undefined || shownWith[onlyWith].options.some((option) => Object.values(values).includes(option));
}

type Common = {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly defaultValue?: string;
  readonly optional?: boolean;
  /** Fields in a row with the same group stand under this heading. */
  readonly group?: string;
  /** Shown only while one of its options is chosen in the same form, without scripts as well. Of a group: its first field says so. */
  readonly onlyWith?: keyof typeof shownWith;
};
/** A field as data, so that a page can hand it to the form in the browser. */
export type ActField = Common &
  (
    | { readonly kind: 'text' | 'email' | 'date'; readonly maxLength?: number }
    | { readonly kind: 'area'; readonly maxLength?: number }
    /** Ticked, its value is "yes". */
    | { readonly kind: 'check' }
    | {
        readonly kind: 'select' | 'choice';
        readonly options: readonly { readonly value: string; readonly label: string }[];
      }
  );

/** What a person reads for a value: the label of a choice, else what was typed. */
export function shownValue(field: ActField, value: string): string {
  if (field.kind === 'check') return value === 'yes' ? 'Yes' : '';
  if (field.kind !== 'select' && field.kind !== 'choice') return value;
  return field.options.find((option) => option.value === value)?.label ?? value;
}

/** Fields in their order, those in a row with one heading together. */
export function grouped(
  fields: readonly ActField[],
): { readonly group: string | undefined; readonly fields: ActField[] }[] {
  const groups: { group: string | undefined; fields: ActField[] }[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && last.group === field.group) last.fields.push(field);
    else groups.push({ group: field.group, fields: [field] });
  }
  return groups;
}
