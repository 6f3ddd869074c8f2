import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';

/**
 * Structural checks of PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) with a library that did not write the file. They are no
 * validator: what they look at is listed here, and nothing else is looked at.
 */
export type OpenPdf = { readonly document: PDFDocument; readonly xmp: string };

const name = (text: string) => PDFName.of(text);
const textOf = (object: PDFObject | undefined) =>
  object instanceof PDFHexString || object instanceof PDFString ? object.decodeText() : null;

export async function openPdf(pdf: Buffer): Promise<OpenPdf> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
  const metadata = document.catalog.lookup(name('Metadata'));
  // The metadata must stand in the clear (ISO 19005-3, 6.6.2.1).
  const isClear = metadata instanceof PDFRawStream && !metadata.dict.has(name('Filter'));
  return { document, xmp: isClear ? Buffer.from(metadata.contents).toString('utf8') : '' };
}

function dictsOf({ document }: OpenPdf): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
    .filter((object) => object instanceof PDFDict);
}

const ofType = (dicts: readonly PDFDict[], key: string, value: string) =>
  dicts.filter((dict) => dict.get(name(key)) === name(value));

function catalogFaults({ document, xmp }: OpenPdf): string[] {
  const { catalog, context } = document;
  const at = (...path: string[]) =>
    path.reduce<PDFObject | undefined>(
      (object, key) => (object instanceof PDFDict ? object.lookup(name(key)) : undefined),
      catalog,
    );
  const intents = at('OutputIntents');
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined;
  const isTrue = (object: PDFObject | undefined) => object === PDFBool.True;
  const checks: [string, boolean][] = [
    ['is not marked as tagged', isTrue(at('MarkInfo', 'Marked'))],
    ['does not show its title', isTrue(at('ViewerPreferences', 'DisplayDocTitle'))],
    ['has no language', (textOf(at('Lang')) ?? '') !== ''],
    ['has no structure', at('StructTreeRoot') instanceof PDFDict],
    [
      'has no output intent for PDF/A',
      intent instanceof PDFDict &&
        intent.get(name('S')) === name('GTS_PDFA1') &&
        intent.lookup(name('DestOutputProfile')) instanceof PDFRawStream,
    ],
    ['is encrypted', context.trailerInfo.Encrypt === undefined],
    ['has no ID', context.trailerInfo.ID !== undefined],
    ['opens with an action', at('OpenAction') === undefined && at('AA') === undefined],
    ['has scripts', at('Names', 'JavaScript') === undefined],
    [
      'has no part of PDF/A in clear metadata',
      xmp.includes('<pdfaid:part>3</pdfaid:part>') && xmp.includes('<pdfaid:conformance>A</pdfaid:conformance>'),
    ],
    ['has no part of PDF/UA', xmp.includes('<pdfuaid:part>1</pdfuaid:part>')],
    ['does not describe the property of PDF/UA', /namespaceURI>http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/</.test(xmp)],
    ['has another title in its metadata', xmp.includes('<dc:title>') && (document.getTitle() ?? '') !== ''],
  ];
  return checks.filter(([, holds]) => !holds).map(([fault]) => fault);
}

function pageFaults({ document }: OpenPdf): string[] {
  return document.getPages().flatMap(({ node }, at) => {
    const annotations =
      node
        .Annots()
        ?.asArray()
        .map((_, index) => node.Annots()?.lookup(index)) ?? [];
    const faults: string[] = [];
    if (!(node.get(name('StructParents')) instanceof PDFNumber)) faults.push(`page ${at + 1} is not in the structure`);
    if (annotations.length > 0 && node.get(name('Tabs')) !== name('S')) faults.push(`page ${at + 1} tabs out of order`);
    for (const annotation of annotations) {
      if (!(annotation instanceof PDFDict)) continue;
      const flags = annotation.lookup(name('F'));
      if (!textOf(annotation.lookup(name('Contents')))) faults.push(`a link of page ${at + 1} says nothing`);
      // Printed, and neither hidden nor without a view (ISO 19005-3, 6.3.2).
      if (!(flags instanceof PDFNumber) || (flags.asNumber() & 0b100111) !== 0b100)
        faults.push(`a link of page ${at + 1} may not print`);
    }
    return faults;
  });
}

function fontFaults(dicts: readonly PDFDict[]): string[] {
  const fonts = ofType(dicts, 'Type', 'Font').filter((font) => font.get(name('Subtype')) === name('Type0'));
  const others = ofType(dicts, 'Type', 'Font').filter(
    (font) =>
      !['Type0', 'CIDFontType0', 'CIDFontType2', 'Type3'].some((type) => font.get(name('Subtype')) === name(type)),
  );
  return [
    ...others.map((font) => `a font of another kind: ${String(font.get(name('Subtype')))}`),
    ...fonts.flatMap((font) => {
      const label = String(font.get(name('BaseFont')));
      const descendants = font.lookup(name('DescendantFonts'));
      const descriptor =
        descendants instanceof PDFArray ? descendants.lookup(0, PDFDict).lookup(name('FontDescriptor')) : undefined;
      const isEmbedded =
        descriptor instanceof PDFDict &&
        ['FontFile2', 'FontFile3'].some((file) => descriptor.lookup(name(file)) instanceof PDFRawStream);
      return [
        ...(isEmbedded ? [] : [`${label} is not embedded`]),
        ...(/^\/[A-Z]{6}\+/.test(label) ? [] : [`${label} is no subset`]),
        ...(font.lookup(name('ToUnicode')) instanceof PDFRawStream ? [] : [`${label} cannot be read as text`]),
      ];
    }),
  ];
}

function elementFaults(dicts: readonly PDFDict[]): string[] {
  const elements = ofType(dicts, 'Type', 'StructElem');
  const figures = ofType(elements, 'S', 'Figure').filter(
    (figure) => !textOf(figure.lookup(name('Alt'))) && !textOf(figure.lookup(name('ActualText'))),
  );
  const levels = [1, 2, 3, 4, 5, 6].filter((level) => ofType(elements, 'S', `H${level}`).length > 0);
  return [
    ...figures.map(() => 'a figure has no words'),
    ...(levels.every((level, at) => level === at + 1) ? [] : ['a level of headings is left out']),
    ...(ofType(elements, 'S', 'Table').length > 0 && ofType(elements, 'S', 'TH').length === 0
      ? ['a table has no headings']
      : []),
    ...(elements.length > 0 ? [] : ['there are no elements']),
  ];
}

function contentFaults(dicts: readonly PDFDict[]): string[] {
  const blends = [
    'Normal',
    'Multiply',
    'Screen',
    'Overlay',
    'Darken',
    'Lighten',
    'ColorDodge',
    'ColorBurn',
    'HardLight',
    'SoftLight',
    'Difference',
    'Exclusion',
    'Hue',
    'Saturation',
    'Color',
    'Luminosity',
  ];
  return dicts.flatMap((dict) => [
    ...(dict.get(name('S')) === name('JavaScript') || dict.get(name('S')) === name('Launch')
      ? ['a script or a call of a program']
      : []),
    ...(dict.get(name('Filter')) === name('LZWDecode') ? ['a stream is packed by LZW'] : []),
    ...(dict.get(name('Interpolate')) === PDFBool.True ? ['a picture is smoothed by the reader'] : []),
    ...(dict.has(name('BM')) && !blends.some((mode) => dict.get(name('BM')) === name(mode))
      ? ['an unknown blend mode']
      : []),
  ]);
}

/** A file that travels inside, as the catalogue names it. */
export function attachmentsOf({ document }: OpenPdf): {
  name: string | null;
  relationship: string;
  mediaType: string;
  description: string | null;
  hasDate: boolean;
  content: Buffer;
}[] {
  const listed = document.catalog.lookup(name('AF'));
  if (!(listed instanceof PDFArray)) return [];
  return listed.asArray().map((_, at) => {
    const file = listed.lookup(at, PDFDict);
    const stream = file.lookup(name('EF'), PDFDict).lookup(name('F'));
    if (!(stream instanceof PDFRawStream)) throw new Error('an attachment has no content');
    const parameters = stream.dict.lookup(name('Params'), PDFDict);
    return {
      name: textOf(file.lookup(name('UF'))),
      relationship: String(file.get(name('AFRelationship'))),
      mediaType: stream.dict.lookup(name('Subtype'), PDFName).decodeText(),
      description: textOf(file.lookup(name('Desc'))),
      hasDate: /^D:\d{14}/.test(textOf(parameters.lookup(name('ModDate'))) ?? ''),
      content: stream.dict.has(name('Filter')) ? inflateSync(stream.contents) : Buffer.from(stream.contents),
    };
  });
}

/** Everything that the checks above find wrong. */
export async function standardFaults(pdf: Buffer): Promise<string[]> {
  const open = await openPdf(pdf);
  const dicts = dictsOf(open);
  return [
    ...catalogFaults(open),
    ...pageFaults(open),
    ...fontFaults(dicts),
    ...elementFaults(dicts),
    ...contentFaults(dicts),
  ];
}

/** What elements of the structure say they read. */
export function trueTextsOf(open: OpenPdf): string[] {
  return ofType(dictsOf(open), 'Type', 'StructElem').flatMap(
    (element) => textOf(element.lookup(name('ActualText'))) ?? [],
  );
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The strings that a page draws, as bytes, literal or in hexadecimal (ISO 32000-1, 7.3.4): brackets may stand in pairs. */
function stringsIn(block: string): number[][] {
  const found: number[][] = [];
  let depth = 0;
  const parts = block.matchAll(/\\([0-7]{1,3})|\\(.)|<([0-9a-fA-F]+)>|(.)/gs);
  for (const [whole, octal, escaped, hex, plain] of parts) {
    if (depth === 0 && hex) found.push((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
    if (depth === 0 && plain === '(') found.push([]);
    const byte = octal ? Number.parseInt(octal, 8) : escaped ? (escapes[escaped] ?? escaped.charCodeAt(0)) : null;
    if (plain === ')') depth -= 1;
    if (depth > 0) found.at(-1)?.push(...(byte === null ? [...whole].map((letter) => letter.charCodeAt(0)) : [byte]));
    if (plain === '(') depth += 1;
  }
  return found;
}

/** How many glyphs the pages draw, and how many of them are glyph 0, the box that stands for a letter a font does not have. */
export function glyphsDrawn({ document }: OpenPdf): { drawn: number; missing: number } {
  const glyphs = document
    .getPages()
    .map(({ node }) => node.lookup(name('Contents')))
    .filter((stream) => stream instanceof PDFRawStream)
    .map(({ contents }) => inflateSync(contents).toString('latin1'))
    .flatMap((content) => content.match(/BT\n.*?\nET/gs) ?? [])
    .flatMap(stringsIn)
    .flatMap((bytes) => {
      return bytes.flatMap((high, at) => (at % 2 === 0 ? [high * 256 + (bytes[at + 1] ?? 0)] : []));
    });
  return { drawn: glyphs.length, missing: glyphs.filter((glyph) => glyph === 0).length };
}
