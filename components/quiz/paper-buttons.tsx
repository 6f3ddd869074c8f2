'use client';

import { Button, buttonClass } from '#components/ui/button.tsx';
import { PartLink } from './part-link.tsx';
import { partAfter, partBefore } from './part.ts';
import { useSession } from './session.ts';

function useNext() {
  const { part, questions } = useSession();
  const next = partAfter(part, questions.length);
  return {
    part,
    value: next.kind === 'question' ? String(next.position) : 'review',
    label: next.kind === 'question' ? 'Save and next' : 'Save and check',
  };
}

/** What the Enter key presses in a form without a script: the first button of it, which must not be a flag. */
export function EnterButton() {
  const { value, label } = useNext();
  return (
    <button type="submit" name="show" value={value} tabIndex={-1} aria-hidden="true" className="sr-only">
      {label}
    </button>
  );
}

/** On, back, and one question at a time or all of them. */
export function PaperButtons() {
  const { part, value, label } = useNext();
  const before = partBefore(part);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" name="show" value={value}>
          {label}
        </Button>
        {before ? (
          <PartLink to={before} className={buttonClass('quiet')}>
            Back
          </PartLink>
        ) : null}
      </div>
      <p className="mt-8 text-sm">
        {part.kind === 'all' ? (
          <PartLink to={{ kind: 'question', position: 1 }}>Show one question at a time</PartLink>
        ) : (
          <PartLink to={{ kind: 'all' }}>Show all questions on one page</PartLink>
        )}
      </p>
    </>
  );
}
