import type { ReactNode } from 'react';
import type { PaperQuestion, ShownGap } from '#lib/quiz/rules/paper.ts';
import { choicesIn, keyIn } from '#lib/quiz/rules/parts.ts';
import { fieldName, typedName } from './choice-list.tsx';
import { selectClass, typedClass } from './select-class.ts';

type Cloze = Extract<PaperQuestion, { readonly kind: 'cloze' }>;
type Piece = Cloze['pieces'][number];

/** What stands right before or after a gap without a space, such as a bracket or a full stop, stays on its line. */
function stuck(pieces: readonly Piece[], index: number): { before: string; after: string } {
  const wordsAt = (place: number) => {
    const piece = pieces[place];
    return piece && 'words' in piece ? piece.words : '';
  };
  return { before: /\S*$/.exec(wordsAt(index - 1))?.[0] ?? '', after: /^\S*/.exec(wordsAt(index + 1))?.[0] ?? '' };
}

/** The words between two gaps, without those that stay with a gap. */
function loose(pieces: readonly Piece[], index: number, words: string): string {
  const fromStart = index > 0 ? words.replace(/^\S*/, '') : words;
  return index < pieces.length - 1 ? fromStart.replace(/\S*$/, '') : fromStart;
}

function GapControl({
  position,
  gap,
  label,
  keys,
}: {
  position: number;
  gap: ShownGap;
  label: string;
  keys: Cloze['keys'];
}) {
  const described = { 'aria-label': label, 'aria-describedby': `answer-${position}-text` };
  const [given = ''] = choicesIn(keys, gap.key);
  if (gap.kind === 'text')
    return (
      <input
        {...described}
        id={typedName(position, gap.key)}
        name={typedName(position, gap.key)}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={80}
        data-group={gap.key}
        defaultValue={given}
        className={`${typedClass} w-44 max-w-[calc(100%-3rem)]`}
      />
    );
  return (
    <select
      {...described}
      id={fieldName(position, gap.key)}
      name={fieldName(position, gap.key)}
      defaultValue={given === '' ? '' : keyIn(gap.key, given)}
      className={`${selectClass} max-w-[calc(100%-3rem)] min-w-32 text-ellipsis field-sizing-content`}
    >
      <option value="">Choose…</option>
      {gap.options.map(({ key, text }) => (
        <option key={key} value={keyIn(gap.key, key)}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** A text to be read as one, with its gaps in their places: native selects and fields to type in. */
export function ClozeAnswer({ question: { position, pieces, gaps, keys } }: { question: Cloze }) {
  const numberOf = (key: string) => gaps.findIndex((gap) => gap.key === key) + 1;
  const spoken = pieces.map((piece) => ('words' in piece ? piece.words : ` gap ${numberOf(piece.gap)} `)).join('');
  const shown = pieces.map((piece, index): ReactNode => {
    // oxlint-disable-next-line react/no-array-index-key -- the pieces of a text never change their places
    if ('words' in piece) return <span key={index}>{loose(pieces, index, piece.words)}</span>;
    const gap = gaps.find(({ key }) => key === piece.gap);
    const { before, after } = stuck(pieces, index);
    if (!gap) return null;
    return (
      <span key={piece.gap} className="whitespace-nowrap">
        {before}
        {gaps.length > 1 ? (
          <span aria-hidden className="mr-1 align-super text-sm text-muted tabular">
            {numberOf(gap.key)}
          </span>
        ) : null}
        <GapControl {...{ position, gap, keys }} label={`Gap ${numberOf(gap.key)} of ${gaps.length}`} />
        {after}
      </span>
    );
  });
  return (
    <>
      <p id={`answer-${position}-text`} hidden>
        {spoken}
      </p>
      <div className="max-w-[40em] border-y border-line py-4 text-lg leading-[3.4rem]">{shown}</div>
    </>
  );
}
