import { cutAtGaps } from '../gaps.ts';
import type { Notes } from '../notes.ts';
import type { ExchangeQuestion } from '../schema.ts';
import type { XmlNode } from '../xml/write.ts';
import { looksLikeGap, starsAsThemselves, writeGap } from './cloze.ts';
import type { ClozeAnswer } from './cloze.ts';
import { keyTags, shell, tagsOf } from './parts.ts';

type Cloze = Extract<ExchangeQuestion, { readonly kind: 'cloze' }>;
type Gap = Cloze['gaps'][number];

function answersOf(gap: Gap): ClozeAnswer[] {
  return gap.kind === 'choice'
    ? gap.options.map(({ text, correct, rationale }) => ({ text, percent: correct ? 100 : 0, feedback: rationale }))
    : gap.accept.map((text) => ({ text: starsAsThemselves(text), percent: 100, feedback: gap.rationale }));
}

const code = (gap: Gap) => writeGap(gap.kind === 'choice' ? 'MULTICHOICE' : 'SHORTANSWER', answersOf(gap));

/** Words that Moodle would take for a gap get a space after their brace. */
function safeWords(text: string, key: string, notes: Notes): string {
  if (!looksLikeGap(text)) return text;
  notes.add('Words that look like one of Moodle’s gaps, such as {1:SA:…}, get a space after the brace.', key);
  return text.replace(/\{(?=\d{0,3}:[A-Z_]{1,20}:)/g, '{ ');
}

/** A cloze question: the task, an empty line, and the text with its gaps in Moodle’s own syntax. */
export function cloze(question: Cloze, notes: Notes): XmlNode {
  const { gaps, key } = question;
  const pieces = cutAtGaps(
    question.text,
    gaps.map((gap) => gap.key),
  );
  const order = pieces.flatMap((piece) => (piece.kind === 'gap' ? [piece.key] : []));
  if (order.length < gaps.length) notes.add('A gap that the text has no place for is left out.', key);
  const stem = safeWords(question.stem, key, notes);
  const text = pieces
    .map((piece) => {
      if (piece.kind === 'words') return safeWords(piece.text, key, notes);
      const gap = gaps.find((one) => one.key === piece.key);
      return gap ? code(gap) : '';
    })
    .join('');
  const tags = [
    `stem-length=${stem.length}`,
    `gaps=${order.join(',')}`,
    ...(gaps.some((gap, index) => gap.key !== order[index])
      ? [`gap-order=${gaps.map((gap) => gap.key).join(',')}`]
      : []),
    ...gaps.flatMap((gap) =>
      gap.kind === 'choice'
        ? keyTags(
            `keys-${gap.key}`,
            gap.options.map((one) => one.key),
          )
        : [],
    ),
  ];
  const head = { type: 'cloze', name: key, text: `${stem}\n\n${text}`, rationale: question.rationale };
  return shell({ ...head, tags: tagsOf(question, tags) }, []);
}
