import { deflateSync, inflateSync } from 'node:zlib';
import type { PdfObjects } from './pdf-objects.ts';
import { referenceIn } from './pdf-objects.ts';

/**
 * The compiler writes letters in the order and the pieces in which they are drawn: from the left, dots apart from their letters.
 * Read aloud or copied, an Arabic name came out backwards. A template that wraps a text in `figure(alt: "true-text:" + text)`
 * gets a paragraph instead, which says what it reads (`ActualText`, ISO 32000-1, 14.9.4), in the structure and on the page.
 */
const prefix = Buffer.from('true-text:', 'utf16le').swap16().toString('hex').toUpperCase();
const wrapped = new RegExp(`/S /Figure(\\s+/P \\d+ 0 R\\s+)/Alt <FEFF${prefix}([0-9A-F]+)>\\s+/A \\[<<[^>]*>>\\]`);

/** Puts the pieces of one text, which the page draws one after another, into one stretch that says what it reads. */
function aroundPieces(content: string, pieces: readonly number[], span: string): string {
  const starts = pieces.map((piece) => new RegExp(`/\\w+ <<\\s*/MCID ${piece}\\b`).exec(content)?.index ?? -1);
  const [from, last] = [Math.min(...starts), Math.max(...starts)];
  if (from < 0) throw new Error('the page lacks a part of its own structure');
  let depth = 0;
  for (const { 0: operator, index } of content.slice(last).matchAll(/\b(?:BDC|BMC|EMC)\b/g)) {
    depth += operator === 'EMC' ? -1 : 1;
    if (depth > 0) continue;
    const to = last + index + operator.length;
    // What the pieces say of themselves would be read as well.
    const inside = content.slice(from, to).replaceAll(/\/Span <<\s*\/ActualText <[0-9A-F]+>\s*>> BDC/g, '/Span BMC');
    return `${content.slice(0, from)}${span} BDC\n${inside}\nEMC${content.slice(to)}`;
  }
  throw new Error('a stretch of the page does not end');
}

function onPage(file: PdfObjects, page: number, pieces: readonly number[], hex: string): void {
  const contents = referenceIn(file.objects.get(page)?.toString('latin1') ?? '', 'Contents');
  const object = file.objects.get(contents) ?? Buffer.alloc(0);
  const from = object.indexOf('stream\n') + 'stream\n'.length;
  const length = Number(/\/Length (\d+)/.exec(object.toString('latin1', 0, from))?.[1]);
  const drawn = inflateSync(object.subarray(from, from + length)).toString('latin1');
  const text = aroundPieces(drawn, pieces, `/Span <</ActualText <FEFF${hex}>>>`);
  const stream = deflateSync(Buffer.from(text, 'latin1'));
  const head = object.toString('latin1', 0, from).replace(/\/Length \d+/, `/Length ${stream.length}`);
  file.objects.set(contents, Buffer.concat([Buffer.from(head, 'latin1'), stream, object.subarray(from + length)]));
}

/** Turns each wrapped text of a file into a paragraph that says what it reads. */
export function sayTrueTexts(file: PdfObjects): void {
  for (const [number, object] of file.objects) {
    const text = object.subarray(0, 8192).toString('latin1');
    const [, parent = '', hex = ''] = wrapped.exec(text) ?? [];
    if (!hex) continue;
    const pieces = (/\/K \[([\d ]+)\]/.exec(text)?.[1] ?? '').split(' ').map(Number);
    onPage(file, referenceIn(text, 'Pg'), pieces, hex);
    file.objects.set(number, Buffer.from(text.replace(wrapped, `/S /P${parent}/ActualText <FEFF${hex}>`), 'latin1'));
  }
}
