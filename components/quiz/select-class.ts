/** A native select on the paper: a wide target with the border of a control. */
export const selectClass = 'min-h-11 rounded-md border border-control bg-raised px-3 py-2 text-base text-ink';
