import type { ExportNote } from '#lib/quiz/exchange/schema.ts';

/** What a format cannot carry, said before the file is fetched. */
export function Notes({ notes }: { notes: readonly ExportNote[] }) {
  if (notes.length === 0) return <p className="text-sm text-muted">Carries all that these questions hold.</p>;
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-sm text-muted">
        {notes.length === 1 ? 'One thing it cannot carry' : `${notes.length} things it cannot carry`}
      </summary>
      <ul className="mt-1 space-y-3 text-sm">
        {notes.map(({ message, keys }) => (
          <li key={message}>
            {message}
            <span className="block break-words text-muted">
              {keys.length === 1 ? 'Question' : 'Questions'} {keys.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
