import type { ReactNode } from 'react';
import type { Reading } from '#lib/catalogue/schema.ts';
import { Contents } from './contents.tsx';
import { NotesSwitch } from './notes-switch.tsx';
import { ReadingText, ReferenceList } from './render.tsx';

type Given = {
  readonly reading: Reading;
  readonly header: ReactNode;
  readonly footer: ReactNode;
  readonly anchor: string | null;
  readonly endpoint: string | null;
};

/** A module on its page: contents on the left, text in the middle, notes on the right where there is room. */
export function ReaderFrame({ reading, header, footer, anchor, endpoint }: Given) {
  const hasGrades = reading.references.length > 0;
  return (
    <div className="wide:grid wide:grid-cols-[12.5rem_minmax(0,36rem)] wide:gap-x-10">
      <div className="wide:col-start-2">{header}</div>
      <div className="mb-8 wide:sticky wide:top-8 wide:col-start-1 wide:row-start-2 wide:max-h-[calc(100vh-4rem)] wide:self-start wide:overflow-y-auto">
        <Contents parts={reading.contents} anchor={anchor} endpoint={endpoint} />
      </div>
      <div className="min-w-0 wide:col-start-2 wide:row-start-2">
        {hasGrades ? (
          <div className="mb-6">
            <NotesSwitch />
          </div>
        ) : null}
        <article id="reading" className="prose-reading flow-root">
          <ReadingText reading={reading} />
        </article>
        {footer}
        <ReferenceList reading={reading} />
      </div>
    </div>
  );
}
