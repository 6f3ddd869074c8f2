/** What plain text cannot keep of a formatted one, in words, each once. */
export type PlainText = { readonly text: string; readonly lost: readonly string[] };

const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', lsquo: '‘',
  rsquo: '’', ldquo: '“', rdquo: '”', deg: '°', plusmn: '±', times: '×', divide: '÷', micro: 'µ', middot: '·',
  bull: '•', frac12: '½', frac14: '¼', frac34: '¾', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', mu: 'μ', pi: 'π',
  le: '≤', ge: '≥', ne: '≠', rarr: '→', larr: '←', eacute: 'é', egrave: 'è', uuml: 'ü', ouml: 'ö', auml: 'ä',
  copy: '©', reg: '®', trade: '™', euro: '€', pound: '£', sup2: '²', sup3: '³', shy: '',
}; // prettier-ignore

function codePoint(code: number): string {
  const isScalar = Number.isInteger(code) && code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isScalar ? String.fromCodePoint(code) : '';
}

function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return codePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return codePoint(Number(name.slice(1)));
    return named[name] ?? whole;
  });
}

const blocks = new Set(
  'p div br li ul ol tr table h1 h2 h3 h4 h5 h6 section article blockquote pre hr dl dt dd header footer'.split(' '),
);
const losses: Readonly<Record<string, string>> = {
  img: 'an image',
  picture: 'an image',
  svg: 'a drawing',
  math: 'a formula',
  table: 'a table (its words are kept)',
  video: 'a video',
  audio: 'a sound',
  object: 'an embedded object',
  embed: 'an embedded object',
  iframe: 'an embedded page',
  canvas: 'a drawing',
  script: 'a script',
  style: 'a style sheet',
  sub: 'lowered type',
  sup: 'raised type',
  a: 'a link (its words are kept)',
  strong: 'emphasis',
  b: 'emphasis',
  em: 'emphasis',
  i: 'emphasis',
  u: 'emphasis',
};
const silent = new Set(['script', 'style', 'svg', 'math', 'object', 'video', 'audio', 'iframe', 'canvas']);

/** Collects running text with its breaks, and what cannot be kept of it. */
export class TextCollector {
  #text = '';
  readonly #lost = new Set<string>();
  #silent = 0;

  words(text: string): void {
    if (this.#silent === 0) this.#text += text.replace(/\s+/g, ' ');
  }

  /** Characters that stay as they are, such as the place of a gap. */
  exactly(text: string): void {
    this.#text += text;
  }

  open(tag: string, detail = ''): void {
    const loss = losses[tag];
    if (loss) this.#lost.add(detail ? `${loss} (${detail})` : loss);
    if (silent.has(tag)) this.#silent += 1;
    if (blocks.has(tag)) this.#text += '\n';
    if (tag === 'td' || tag === 'th') this.#text += ' ';
  }

  close(tag: string): void {
    if (silent.has(tag)) this.#silent = Math.max(0, this.#silent - 1);
    if (blocks.has(tag)) this.#text += '\n';
  }

  result(): PlainText {
    const lines = this.#text.split('\n').map((line) => line.replace(/[ \u00a0]+/g, ' ').trim());
    return { text: lines.filter((line) => line !== '').join('\n'), lost: [...this.#lost] };
  }
}

const isVoid = new Set(['br', 'img', 'hr', 'embed', 'input', 'source', 'track', 'wbr', 'col', 'area']);

/** Reduces HTML, however broken, to plain text in one pass. */
export function plainFromHtml(html: string): PlainText {
  const out = new TextCollector();
  const lastClose = html.lastIndexOf('>');
  let from = 0;
  while (from < html.length) {
    const open = html.indexOf('<', from);
    if (open < 0) break;
    out.words(decodeEntities(html.slice(from, open)));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      from = end < 0 ? html.length : end + 3;
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(html.slice(open, open + 24));
    const end = tag && open < lastClose ? html.indexOf('>', open) : -1;
    if (!tag || end < 0) {
      out.words('<');
      from = open + 1;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const inside = html.slice(open, Math.min(end, open + 2_000));
    if (tag[1]) out.close(name);
    else {
      const source = name === 'img' ? (/\bsrc\s*=\s*["']([^"']{1,200})/i.exec(inside)?.[1] ?? '') : '';
      out.open(name, source.startsWith('data:') ? 'in the text itself' : source);
      if (html[end - 1] === '/' && !isVoid.has(name)) out.close(name);
    }
    from = end + 1;
  }
  out.words(decodeEntities(html.slice(from)));
  return out.result();
}
