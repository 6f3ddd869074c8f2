'use client';

import { useEffect, useState } from 'react';

/**
 * A note that was pressed open comes into view: in the margin it may have its place under another one that is open.
 * Many opened at once leave the page where it is.
 */
function useOpenedInView(): void {
  useEffect(() => {
    const show = (event: Event) => {
      const note = event.target;
      if (!(note instanceof HTMLDetailsElement) || !note.open || note.dataset['note'] === undefined) return;
      if (note.querySelector('summary') === document.activeElement)
        note.lastElementChild?.scrollIntoView({ block: 'nearest' });
    };
    // Toggle events do not bubble.
    document.addEventListener('toggle', show, true);
    return () => document.removeEventListener('toggle', show, true);
  }, []);
}

/** Opens what every graded sentence rests on, or closes all notes. */
export function NotesSwitch() {
  const [areOpen, setOpen] = useState(false);
  useOpenedInView();
  const press = () => {
    for (const note of document.querySelectorAll<HTMLDetailsElement>('#reading details[data-note]'))
      note.open = !areOpen && note.dataset['note'] === 'chip';
    setOpen(!areOpen);
  };
  return (
    <button
      type="button"
      onClick={press}
      className="inline-flex min-h-11 items-center text-sm text-nerve underline underline-offset-4"
    >
      {areOpen ? 'Close all notes' : 'Show what every graded sentence rests on'}
    </button>
  );
}
