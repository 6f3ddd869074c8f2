'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button.tsx';
import type { ButtonVariant } from './button.tsx';

/** A submit button that says what is going on while its form is on its way, and ignores a second press. */
export function SubmitButton(props: {
  variant?: ButtonVariant;
  pendingLabel?: string;
  name?: string;
  value?: string;
  className?: string;
  children: ReactNode;
}) {
  const { pendingLabel, children, ...rest } = props;
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
      {...rest}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
