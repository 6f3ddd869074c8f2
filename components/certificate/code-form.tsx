import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';

/** Where a person types a code. A plain form: it works without JavaScript and on a static page. */
export function CodeForm({ defaultValue, label = 'Certificate code' }: { defaultValue?: string; label?: string }) {
  return (
    <form action="/verify/open" method="get" className="max-w-[34rem]">
      <TextField
        label={label}
        name="code"
        required
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        className="tabular tracking-wide"
        defaultValue={defaultValue}
        help="27 letters and digits, as printed beside the QR code. Small letters, spaces and missing hyphens are fine; O counts as 0, and I or L as 1."
      />
      <Button type="submit">Check the certificate</Button>
    </form>
  );
}
