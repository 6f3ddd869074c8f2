import { DateText } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { RegradeNote } from '#lib/quiz/queries/regrade-notes.ts';
import { correctedWords } from '#lib/quiz/messages/correction.ts';

function Said({ note, timeZone }: { note: RegradeNote; timeZone: string }) {
  return (
    <>
      <p>
        Marked again on <DateText value={note.at} timeZone={timeZone} />: {correctedWords(note)} {note.change}
      </p>
      <p className="mt-1.5 whitespace-pre-wrap break-words">Reason: {note.reason}</p>
    </>
  );
}

/** When and why a result was marked again, newest first: loud where something changed, quiet where nothing did. */
export function RegradeNotes({ notes, timeZone }: { notes: readonly RegradeNote[]; timeZone: string }) {
  return notes.map((note) =>
    note.isChanged ? (
      <Notice key={note.seq} title="Your paper was marked again">
        <Said note={note} timeZone={timeZone} />
      </Notice>
    ) : (
      <div key={note.seq} className="my-6 text-sm text-muted">
        <Said note={note} timeZone={timeZone} />
      </div>
    ),
  );
}
