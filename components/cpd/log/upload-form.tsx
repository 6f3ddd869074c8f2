import { Field } from '#components/ui/field.tsx';
import { FileInput } from '#components/ui/file-input.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';

type Props = {
  /** The route that takes the file: the browser sends it there as it stands, without scripts as well. */
  readonly path: string;
  readonly label: string;
  readonly accept: string;
  readonly help: string;
  readonly button: string;
  readonly error?: string | undefined;
  readonly variant?: 'primary' | 'quiet';
};

/** One file to send. */
export function UploadForm({ path, label, accept, help, button, error, variant = 'primary' }: Props) {
  return (
    <form action={path} method="post" encType="multipart/form-data" className="max-w-[34rem]">
      <Field label={label} name="file" help={help} error={error}>
        {(wired) => <FileInput accept={accept} {...wired} />}
      </Field>
      <SubmitButton variant={variant} pendingLabel="Sending…">
        {button}
      </SubmitButton>
    </form>
  );
}

export const evidenceAccept = '.jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,image/*,application/pdf';
export const evidenceHelp = 'JPEG, PNG, WebP, HEIC or PDF, at most 10 MB. Only you see it, until you share a pack.';
