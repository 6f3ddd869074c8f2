/** A native select on the paper: a wide target with the border of a control. */
export const selectClass = 'min-h-11 rounded-md border border-control bg-raised px-3 py-2 text-base text-ink';

/** A field of the paper to type in. */
export const typedClass =
  'min-h-11 rounded-md border border-control bg-raised px-3 py-2 text-base text-ink aria-invalid:border-2 aria-invalid:border-touch';
