import { SaxesParser } from 'saxes';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const jwtShape = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The first tag of the picture's root, after a declaration, comments or a doctype. */
const rootTag = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>]*>)*<svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/;

function elementOf(text: string): string {
  if (jwtShape.test(text)) return `<openbadges:credential verify="${text}"/>`;
  return `<openbadges:credential><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></openbadges:credential>`;
}

/**
 * The SVG with the credential right after its first tag: a JWT in `verify`, JSON in CDATA, as Open Badges 3.0 section 5.3.2
 * says. Throws when the picture has no root, or carries a credential already.
 */
export function bakeSvg(svg: string, text: string): string {
  const root = rootTag.exec(svg)?.[0];
  if (!root || root.endsWith('/>')) throw new Error('this is not an SVG with something in it');
  if (root.includes('xmlns:openbadges') || unbakeSvg(svg) !== null)
    throw new Error('the SVG carries a credential already');
  const open = root.replace(/<svg\b/, `<svg xmlns:openbadges="${namespace}"`);
  return `${open}${elementOf(text)}${svg.slice(root.length)}`;
}

/** The credential in an SVG, or null when it carries none. Throws for a file that is not XML and for two credentials in one. */
export function unbakeSvg(svg: string): string | null {
  const parser = new SaxesParser({ xmlns: true });
  const found: string[] = [];
  let open: string | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (uri !== namespace || local !== 'credential') return;
    open = attributes['verify']?.value ?? '';
  });
  const add = (text: string) => {
    if (open !== null) open += text;
  };
  parser.on('text', (text) => add(text.trim()));
  parser.on('cdata', add);
  parser.on('closetag', ({ uri, local }) => {
    if (uri !== namespace || local !== 'credential' || open === null) return;
    found.push(open);
    open = null;
  });
  parser.write(svg).close();
  if (found.length > 1) throw new Error('the SVG carries more than one credential');
  return found[0] || null;
}
