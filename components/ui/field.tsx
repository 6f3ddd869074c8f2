import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { fieldId } from './field-id.ts';

type Common = { label: string; name: string; help?: ReactNode; error?: string | undefined; optional?: boolean };

const control =
  'block w-full min-h-11 rounded-md border border-control bg-raised px-3.5 py-2.5 text-base text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-touch';

type ControlProps = { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** Label above, help below it, the error beside the control. `children` gets the ids to wire up. */
export function Field({
  label,
  name,
  help,
  error,
  optional,
  children,
}: Common & { children: (props: ControlProps) => ReactNode }) {
  const id = fieldId(name);
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="mb-6">
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
        {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
      </label>
      {children({
        id,
        name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {help ? (
        <p id={`${id}-help`} className="mt-1.5 text-sm text-muted">
          {help}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-touch">
          {error}
        </p>
      ) : null}
    </div>
  );
}

type TextProps = Common & {
  type?: HTMLInputTypeAttribute;
  defaultValue?: string | undefined;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'email' | 'decimal';
  required?: boolean;
  maxLength?: number;
  minLength?: number;
  autoFocus?: boolean;
  spellCheck?: boolean;
  className?: string;
};

export function TextField({ label, name, help, error, optional, className, type = 'text', ...input }: TextProps) {
  return (
    <Field {...{ label, name, help }} {...(error ? { error } : {})} {...(optional ? { optional } : {})}>
      {(wired) => <input type={type} className={`${control} ${className ?? ''}`} {...wired} {...input} />}
    </Field>
  );
}

export function TextArea({
  label,
  name,
  help,
  error,
  optional,
  rows = 4,
  ...input
}: Common & {
  defaultValue?: string | undefined;
  rows?: number;
  required?: boolean;
  maxLength?: number;
  minLength?: number;
}) {
  return (
    <Field {...{ label, name, help }} {...(error ? { error } : {})} {...(optional ? { optional } : {})}>
      {(wired) => <textarea rows={rows} className={control} {...wired} {...input} />}
    </Field>
  );
}

type Option = { readonly value: string; readonly label: string };

const optionOf = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
);

export function Select({
  label,
  name,
  help,
  error,
  optional,
  options,
  ...input
}: Common & {
  /** A group stands under its name; options outside any come first. */
  options: readonly (Option | { readonly group: string; readonly options: readonly Option[] })[];
  defaultValue?: string | undefined;
  required?: boolean;
}) {
  return (
    <Field {...{ label, name, help }} {...(error ? { error } : {})} {...(optional ? { optional } : {})}>
      {(wired) => (
        <select className={control} {...wired} {...input}>
          {options.map((option) =>
            'group' in option ? (
              <optgroup key={option.group} label={option.group}>
                {option.options.map(optionOf)}
              </optgroup>
            ) : (
              optionOf(option)
            ),
          )}
        </select>
      )}
    </Field>
  );
}

export function Checkbox({
  label,
  name,
  help,
  error,
  ...input
}: {
  label: ReactNode;
  name: string;
  help?: ReactNode;
  error?: string | undefined;
  defaultChecked?: boolean;
  value?: string;
  required?: boolean;
}) {
  const id = fieldId(name);
  return (
    <div className="mb-6">
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input
          id={id}
          name={name}
          type="checkbox"
          className="mt-1 size-5 shrink-0"
          {...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {})}
          {...input}
        />
        <span>{label}</span>
      </label>
      {help ? <p className="ml-8 text-sm text-muted">{help}</p> : null}
      {error ? (
        <p id={`${id}-error`} className="ml-8 text-sm font-medium text-touch">
          {error}
        </p>
      ) : null}
    </div>
  );
}
