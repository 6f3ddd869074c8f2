import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { limits } from '../schema.ts';
import type { Place } from '../schema.ts';

export type XmlElement = {
  readonly name: string;
  readonly namespace: string;
  /** By local name; those of another namespace as `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  readonly at: Place;
};

/** Thrown while reading: the file is not XML that may be read here. */
export class XmlFault extends Error {
  readonly at: Place;
  constructor(message: string, at: Place) {
    super(message);
    this.at = at;
  }
}

/** Tells line and column of an offset. */
function placer(file: string, text: string): (offset: number) => Place {
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: Math.max(1, offset - (starts[low] ?? 0) + 1) };
  };
}

function attributesOf(tag: SaxesTagNS): ReadonlyMap<string, string> {
  const list = Object.values(tag.attributes).map(({ uri, prefix, local, value }): [string, string] => [
    uri === '' || prefix === '' ? local : `{${uri}}${local}`,
    value,
  ]);
  return new Map(list);
}

const includeNamespace = 'http://www.w3.org/2001/XInclude';

class TreeBuilder {
  readonly #parser: SaxesParser<{ xmlns: true }>;
  readonly #place: (offset: number) => Place;
  readonly #open: { name: string; children: (XmlElement | string)[] }[] = [];
  #start: Place;
  #elements = 0;
  #attributes = 0;
  root: XmlElement | null = null;

  constructor(file: string, text: string) {
    this.#place = placer(file, text);
    this.#start = this.#place(0);
    const parser = new SaxesParser({ xmlns: true, position: true });
    this.#parser = parser;
    parser.on('doctype', () => {
      throw this.#fault('has a DOCTYPE: document types and entities of a file’s own are refused');
    });
    parser.on('error', (error) => {
      throw this.#fault(error.message.replace(/^\S*?\d+:\d+:\s*/, ''));
    });
    parser.on('opentagstart', ({ name }) => {
      this.#start = this.#place(Math.max(0, parser.position - name.length - 2));
      this.#elements += 1;
      this.#attributes = 0;
      if (this.#elements > limits.elements) throw this.#fault(`has more than ${limits.elements} elements`);
      if (this.#open.length >= limits.depth) throw this.#fault(`is nested more than ${limits.depth} deep`);
    });
    parser.on('attribute', () => {
      this.#attributes += 1;
      if (this.#attributes > limits.attributes)
        throw this.#fault(`has an element with more than ${limits.attributes} attributes`);
    });
    parser.on('opentag', (tag) => this.#opened(tag));
    parser.on('closetag', () => this.#open.pop());
    parser.on('text', (piece) => this.#text(piece));
    parser.on('cdata', (piece) => this.#text(piece));
  }

  #fault(message: string): XmlFault {
    return new XmlFault(message, this.#place(Math.max(0, this.#parser.position - 1)));
  }

  #opened(tag: SaxesTagNS): void {
    if (tag.uri === includeNamespace) throw new XmlFault('includes another file, which is refused', this.#start);
    const children: (XmlElement | string)[] = [];
    const element = {
      name: tag.local,
      namespace: tag.uri,
      attributes: attributesOf(tag),
      children,
      at: this.#start,
    };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.root ??= element;
    this.#open.push({ name: tag.local, children });
  }

  #text(piece: string): void {
    const children = this.#open.at(-1)?.children;
    if (!children || piece === '') return;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + piece;
    else children.push(piece);
  }

  parse(text: string): void {
    this.#parser.write(text).close();
  }
}

/** Reads XML 1.0 with namespaces. No document type, no entity but the five, no inclusion; depth and size are bounded. */
export function parseXml(file: string, text: string): XmlElement {
  const builder = new TreeBuilder(file, text);
  builder.parse(text);
  if (!builder.root) throw new XmlFault('holds no element', { file, line: 1, column: 1 });
  return builder.root;
}

/** The text of a file: UTF-8, or UTF-16 with its mark. Any other encoding is refused rather than guessed. */
export function decodeXml(file: string, bytes: Uint8Array): string {
  const at = { file, line: 1, column: 1 };
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new XmlFault('is not text in UTF-8', at);
  }
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(text)?.[1]?.toLowerCase();
  if (declared && !['utf-8', 'utf8', 'us-ascii', 'ascii', 'utf-16', encoding].includes(declared))
    throw new XmlFault(`says it is in ${declared}: save it as UTF-8`, at);
  return text;
}

export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child) => typeof child !== 'string');

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => child.name === name);

export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && childrenNamed(element, name)[0];

/** All elements below, in document order. */
export function descendants(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => [child, ...descendants(child)]);
}

/** All text below, as it stands. */
export function rawText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');
}
