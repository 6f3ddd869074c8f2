import type { InputHTMLAttributes } from 'react';

/** A field for one file, in the house's look. */
export function FileInput({ accept, ...wired }: Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'>) {
  return (
    <input
      type="file"
      accept={accept}
      className="block w-full rounded-md border border-control bg-raised p-2 text-base text-ink file:mr-4 file:min-h-9 file:cursor-pointer file:rounded-full file:border file:border-control file:bg-transparent file:px-4 file:text-ink aria-invalid:border-2 aria-invalid:border-touch"
      {...wired}
    />
  );
}
