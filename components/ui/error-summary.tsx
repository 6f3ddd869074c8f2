'use client';

import { useEffect, useRef } from 'react';
import { fieldId } from './field-id.ts';

/** What is wrong with a form, in one place that takes focus, each line leading to its field. Shows nothing when all is well. */
export function ErrorSummary({
  errors = {},
  message,
}: {
  errors?: Record<string, string> | undefined;
  message?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  const isShown = entries.length > 0 || Boolean(message);
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [errors, message, isShown]);
  if (!isShown) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-8 border-l-4 border-touch bg-sunk px-5 py-4">
      <p className="font-medium">
        {message ?? (entries.length === 1 ? 'One thing needs attention' : `${entries.length} things need attention`)}
      </p>
      {entries.length > 0 ? (
        <ul className="mt-2 list-disc pl-5">
          {entries.map(([name, text]) => (
            <li key={name}>
              <a className="link" href={`#${fieldId(name)}`}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
