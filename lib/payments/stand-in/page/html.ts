/** Markup that is safe to put into a page. Made by `markup`. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | Part[];

/** A template whose values are escaped, except other pieces of markup. Not called `html`: formatters rewrite what is, and the style’s hash must hold. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, piece, index) => text + show(parts[index - 1] ?? null) + piece));
}

function show(part: Part): string {
  if (part === null) return '';
  if (Array.isArray(part)) return part.map(show).join('');
  return part instanceof Html ? part.text : escape(String(part));
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Minor units as a person in that currency writes them, with the code: a dollar sign alone says too little. */
export function money(amount: number, currency: string): string {
  const code = currency.toUpperCase();
  const figure = new Intl.NumberFormat('en-AU', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  }).format(amount / 100);
  return `${figure} ${code}`;
}
