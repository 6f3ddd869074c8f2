'use client';

import { useState } from 'react';

/** Opens what every graded sentence rests on, or closes all notes. */
export function NotesSwitch() {
  const [areOpen, setOpen] = useState(false);
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
