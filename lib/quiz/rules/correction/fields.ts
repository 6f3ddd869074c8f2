type Choice = { readonly value: string; readonly label: string };

/** One thing of a key or its explanations that may be corrected, as a form can ask for it. */
export type KeyField = {
  readonly name: string;
  readonly label: string;
  /** As it stands. */
  readonly value: string;
  readonly control:
    | { readonly kind: 'choice' | 'select'; readonly options: readonly Choice[] }
    | { readonly kind: 'text' | 'area' };
  readonly help?: string;
};
export type KeyValues = Readonly<Record<string, string>>;
/** What is wrong with a new key, and with which field; null for the question as a whole. */
export type KeyFault = { readonly field: string | null; readonly text: string };

/** The value given for a field, or the one that stands. */
export function given(values: KeyValues, name: string, standing: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? standing) : standing;
}

/** A text that was given, or the one that stands: blanks around it and the kind of line end are no difference. */
export function givenText(values: KeyValues, name: string, standing: string): string {
  const text = given(values, name, standing).replaceAll('\r\n', '\n').trim();
  return text === standing.trim() ? standing : text;
}

export function whyField(name: string, of: string, value: string): KeyField {
  return { name, label: `Why: ${of}`, value, control: { kind: 'area' } };
}

type Option = {
  readonly key: string;
  readonly text: string;
  readonly correct: boolean;
  readonly rationale: string;
};

const yesNo: readonly Choice[] = [
  { value: 'yes', label: 'Right' },
  { value: 'no', label: 'Wrong' },
];

/** Which of these options is right, or which are, and why. */
export function optionFields(
  options: readonly Option[],
  choose: 'one' | 'many',
  prefix: string,
  label: string,
): KeyField[] {
  const rights: KeyField[] =
    choose === 'one'
      ? [
          {
            name: `${prefix}right`,
            label,
            value: options.find(({ correct }) => correct)?.key ?? '',
            control: { kind: 'choice', options: options.map(({ key, text }) => ({ value: key, label: text })) },
          },
        ]
      : options.map(({ key, text, correct }) => ({
          name: `${prefix}right.${key}`,
          label: label ? `${label} ${text}` : text,
          value: correct ? 'yes' : 'no',
          control: { kind: 'choice', options: yesNo },
        }));
  return [...rights, ...options.map(({ key, text, rationale }) => whyField(`${prefix}why.${key}`, text, rationale))];
}

/** The options with what the values say of them. */
export function withOptions<Given extends Option>(
  options: readonly Given[],
  choose: 'one' | 'many',
  prefix: string,
  values: KeyValues,
): Given[] {
  const right = given(values, `${prefix}right`, options.find(({ correct }) => correct)?.key ?? '');
  return options.map((option) => ({
    ...option,
    correct:
      choose === 'one'
        ? option.key === right
        : given(values, `${prefix}right.${option.key}`, option.correct ? 'yes' : 'no') === 'yes',
    rationale: givenText(values, `${prefix}why.${option.key}`, option.rationale),
  }));
}
