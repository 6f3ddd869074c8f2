import { fieldId } from '#components/ui/field-id.ts';
import { Checkbox, Select, TextArea, TextField } from '#components/ui/field.tsx';
import type { ActField } from './act-state.ts';

type Shown = { field: ActField; value: string | undefined; error: string | undefined };

function ChoiceField({ field, value, error }: Shown & { field: Extract<ActField, { kind: 'select' | 'choice' }> }) {
  const errorId = `${fieldId(field.name)}-error`;
  return (
    <fieldset className="mb-6" {...(error ? { 'aria-describedby': errorId } : {})}>
      <legend className="mb-1.5 font-medium">{field.label}</legend>
      {field.options.map((option, index) => (
        <label key={option.value} className="flex min-h-11 items-center gap-3 py-1.5">
          <input
            type="radio"
            name={field.name}
            value={option.value}
            defaultChecked={option.value === value}
            className="size-5 shrink-0"
            {...(index === 0 ? { id: fieldId(field.name) } : {})}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {error ? (
        <p id={errorId} className="mt-1.5 text-sm font-medium text-touch">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** One field of an act, by its description. */
export function ActFieldControl({ field, value, error }: Shown) {
  const defaultValue = value ?? field.defaultValue;
  const common = {
    label: field.label,
    name: field.name,
    error,
    ...(field.help ? { help: field.help } : {}),
    ...(field.optional ? { optional: true } : {}),
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
  switch (field.kind) {
    case 'choice':
      return <ChoiceField field={field} value={defaultValue} error={error} />;
    case 'check':
      return (
        <Checkbox
          label={field.label}
          name={field.name}
          value="yes"
          defaultChecked={defaultValue === 'yes'}
          error={error}
          {...(field.help ? { help: field.help } : {})}
        />
      );
    case 'select':
      return <Select {...common} options={field.options} />;
    case 'area':
      return <TextArea {...common} rows={3} {...(field.maxLength ? { maxLength: field.maxLength } : {})} />;
    default:
      return (
        <TextField
          {...common}
          type={field.kind}
          autoComplete="off"
          spellCheck={false}
          {...(field.maxLength ? { maxLength: field.maxLength } : {})}
        />
      );
  }
}
