import { fieldId } from '#components/ui/field-id.ts';

type Props = {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly help?: string;
  readonly error?: string | undefined;
};

/** Several may be chosen, none is fine. */
export function CheckGroup({ legend, name, options, chosen, help, error }: Props) {
  const id = fieldId(name);
  return (
    <fieldset id={id} tabIndex={-1} className="mb-6" {...(error ? { 'aria-describedby': `${id}-error` } : {})}>
      <legend className="mb-1.5 font-medium">
        {legend} <span className="font-normal text-muted">(optional)</span>
      </legend>
      {help ? <p className="mb-2 text-sm text-muted">{help}</p> : null}
      <div className="grid gap-x-6 sm:grid-cols-2">
        {options.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-5 shrink-0"
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-touch">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
