import { limits } from '../limits.ts';
import { failed, passed } from '../types.ts';
import type { FileKind, Step } from '../types.ts';
import { fromPdf, isPdf } from './pdf.ts';
import { fromPng, isPng } from './png.ts';
import { fromSvg, looksLikeSvg } from './svg.ts';

/** The text of a credential, or why there is none; `isEmpty`: the file is sound and simply holds none. */
export type Extracted = { readonly text: string } | { readonly fault: string; readonly isEmpty?: true };

const kindWords: Record<FileKind, string> = {
  json: 'a JSON credential',
  jwt: 'a credential as a compact JWT',
  png: 'a PNG picture with a badge in it',
  svg: 'an SVG drawing with a badge in it',
  pdf: 'a PDF with a credential attached',
};

const compactJwt = /^[\w-]{2,}\.[\w-]{2,}\.[\w-]*$/;

export function isCompactJwt(text: string): boolean {
  return text.length <= limits.credentialBytes * 2 && compactJwt.test(text);
}

export type ReadFile = {
  readonly kind: FileKind | null;
  readonly step: Step;
  /** The credential's text: JSON or a compact JWT; null where the step failed. */
  readonly text: string | null;
  readonly isEmpty: boolean;
};

function withCredential(kind: FileKind, extracted: Extracted): ReadFile {
  if ('fault' in extracted)
    return { kind, step: failed('file', extracted.fault), text: null, isEmpty: extracted.isEmpty ?? false };
  if (Buffer.byteLength(extracted.text) > limits.credentialBytes)
    return {
      kind,
      step: failed('file', 'The credential in the file is larger than 1 MB.'),
      text: null,
      isEmpty: false,
    };
  return { kind, step: passed('file', `It is ${kindWords[kind]}.`), text: extracted.text, isEmpty: false };
}

const nothing = (why: string): ReadFile => ({ kind: null, step: failed('file', why), text: null, isEmpty: true });

/** Finds out by its bytes, never by its name, what a file is, and takes the credential out of it. Total: never throws. */
export function readFile(file: Uint8Array): ReadFile {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length === 0) return nothing('The file is empty.');
  if (bytes.length > limits.fileBytes) return nothing('The file is larger than 5 MB.');
  if (isPng(bytes)) return withCredential('png', fromPng(bytes));
  if (isPdf(bytes)) return withCredential('pdf', fromPdf(bytes));
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  if (text.startsWith('{')) return withCredential('json', { text });
  if (isCompactJwt(text)) return withCredential('jwt', { text });
  if (looksLikeSvg(text)) return withCredential('svg', fromSvg(text));
  return nothing('It is neither a JSON credential, a JWT, a PNG or SVG badge nor a PDF.');
}
