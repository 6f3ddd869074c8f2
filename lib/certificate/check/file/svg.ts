import { SaxesParser } from 'saxes';
import type { Extracted } from './extract.ts';

const badgeNamespace = 'https://purl.imsglobal.org/ob/v3p0';

export const looksLikeSvg = (text: string) =>
  /^\s*<[?!a-z]/i.test(text) && /<(?:\w+:)?svg[\s>]/i.test(text.slice(0, 20_000));

/** The credential baked into an SVG: one element of Open Badges' own namespace, a JWT in `verify` or JSON as its text. */
export function fromSvg(text: string): Extracted {
  const found: { verify: string | null; text: string }[] = [];
  let inside: { verify: string | null; text: string } | null = null;
  let fault: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('doctype', (declared) => {
    if (/<!ENTITY/i.test(declared)) fault ??= 'The drawing declares entities of its own, which no badge needs.';
  });
  parser.on('error', () => {
    fault ??= 'The drawing is not well-formed XML.';
  });
  parser.on('opentag', (tag) => {
    if (tag.uri !== badgeNamespace || tag.local !== 'credential') return;
    inside = { verify: tag.attributes['verify']?.value ?? null, text: '' };
    found.push(inside);
  });
  const add = (piece: string) => {
    if (inside) inside.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => {
    if (tag.uri === badgeNamespace && tag.local === 'credential') inside = null;
  });
  try {
    parser.write(text).close();
  } catch {
    return { fault: 'The drawing is not well-formed XML.' };
  }
  if (fault) return { fault };
  const [only] = found;
  if (!only) return { fault: 'The drawing holds no Open Badge.', isEmpty: true };
  if (found.length > 1 || (only.verify !== null && only.text.trim().startsWith('{')))
    return { fault: 'The drawing holds more than one Open Badge: it is not clear which one counts.' };
  return { text: (only.verify ?? only.text).trim() };
}
