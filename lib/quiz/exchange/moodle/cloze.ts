/** What a gap of Moodle’s cloze syntax holds: `{1:MULTICHOICE:=right#why~wrong#why}`. */
export type ClozeAnswer = { readonly text: string; readonly percent: number; readonly feedback: string };
export type ClozePiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'gap'; readonly type: string; readonly answers: readonly ClozeAnswer[]; readonly offset: number };

const special = /[\\}#~/"]/g;
const escapeCode = (text: string) => text.replace(special, '\\$&');

/** Writes one gap. Characters of the syntax are escaped by a backslash. */
export function writeGap(type: 'MULTICHOICE' | 'SHORTANSWER', answers: readonly ClozeAnswer[]): string {
  const written = answers.map(({ text, percent, feedback }) => {
    // A text that begins like a share of the mark must not be read as one.
    const head = percent === 100 ? '=' : '%0%';
    return `${head}${escapeCode(text)}${feedback === '' ? '' : `#${escapeCode(feedback)}`}`;
  });
  return `{1:${type}:${written.join('~')}}`;
}

/** In Moodle’s short answers a star stands for any text; one that means itself has a backslash before it. */
export const starsAsThemselves = (text: string) => text.replaceAll('*', '\\*');

/** A text whose stars all mean themselves; null when one stands for any text. */
export function withoutStarEscapes(text: string): string | null {
  return /(?<!\\)\*/.test(text) ? null : text.replaceAll('\\*', '*');
}

const gapHead = /\{\d{0,3}:([A-Z_]{1,20}):/g;

/** True where words would be read as the beginning of a gap. */
export function looksLikeGap(text: string): boolean {
  return new RegExp(gapHead.source).test(text);
}

type Code = { readonly end: number; readonly answers: readonly ClozeAnswer[] };

function answerFrom(raw: string, feedback: string): ClozeAnswer {
  const share = /^%(-?\d+(?:[.,]\d*)?)%/.exec(raw);
  const isRight = raw.startsWith('=');
  const text = share ? raw.slice(share[0].length) : isRight ? raw.slice(1) : raw;
  const percent = share ? Number((share[1] ?? '0').replace(',', '.')) : isRight ? 100 : 0;
  return { text, percent, feedback };
}

/** The answers of a gap that begins at `from`, and where it ends; null when it never ends. */
function readCode(text: string, from: number): Code | null {
  const answers: ClozeAnswer[] = [];
  let parts = ['', ''];
  let side = 0;
  for (let index = from; index < text.length; index += 1) {
    const letter = text[index] ?? '';
    if (letter === '\\' && /[\\}#~/"]/.test(text[index + 1] ?? '')) {
      index += 1;
      parts[side] += text[index] ?? '';
    } else if (letter === '~' || letter === '}') {
      answers.push(answerFrom(parts[0] ?? '', parts[1] ?? ''));
      if (letter === '}') return { end: index + 1, answers };
      parts = ['', ''];
      side = 0;
    } else if (letter === '#' && side === 0) side = 1;
    else parts[side] += letter;
  }
  return null;
}

/** Cuts a cloze text at its gaps; null when a gap is begun and not ended. */
export function readCloze(text: string): ClozePiece[] | null {
  const pieces: ClozePiece[] = [];
  let from = 0;
  for (const head of text.matchAll(gapHead)) {
    if (head.index < from) continue;
    const code = readCode(text, head.index + head[0].length);
    if (!code) return null;
    if (head.index > from) pieces.push({ kind: 'words', text: text.slice(from, head.index) });
    pieces.push({ kind: 'gap', type: head[1] ?? '', answers: code.answers, offset: head.index });
    from = code.end;
  }
  if (from < text.length) pieces.push({ kind: 'words', text: text.slice(from) });
  return pieces;
}
