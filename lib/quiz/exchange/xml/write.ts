export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlNode | string)[];
  /** Whitespace between the children counts: nothing is added. */
  readonly isMixed: boolean;
};

type Attributes = Readonly<Record<string, string | undefined>>;

/** An element; undefined attributes are left out. */
export function xml(name: string, attributes: Attributes = {}, ...children: readonly (XmlNode | string)[]): XmlNode {
  return { name, attributes, children, isMixed: children.some((child) => typeof child === 'string') };
}

/** An element whose children stand in running text. */
export function running(name: string, attributes: Attributes, children: readonly (XmlNode | string)[]): XmlNode {
  return { name, attributes, children, isMixed: true };
}

const notInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text without the characters that XML 1.0 has no way to write: most control characters and half surrogates. */
export function withoutUnwritable(text: string): string {
  return text.replace(notInXml, '');
}

function escapeText(text: string): string {
  return withoutUnwritable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function serialise(node: XmlNode, indent: string, isInline: boolean): string {
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
  const head = `${indent}<${node.name}${attributes}`;
  if (node.children.length === 0) return `${head}/>`;
  const inline = isInline || node.isMixed;
  const inner = node.children.map((child) =>
    typeof child === 'string' ? escapeText(child) : serialise(child, inline ? '' : `${indent}  `, inline),
  );
  return inline
    ? `${head}>${inner.join('')}</${node.name}>`
    : `${head}>\n${inner.join('\n')}\n${indent}</${node.name}>`;
}

/** A comment may hold no two hyphens in a row and no hyphen at its end. */
function commentOf(text: string): string {
  return `<!--\n${withoutUnwritable(text)
    .replace(/-(?=-)/g, '- ')
    .replace(/-$/, '- ')}\n-->\n`;
}

/** A whole document in UTF-8. */
export function xmlDocument(root: XmlNode, comment = ''): Uint8Array {
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n${comment ? commentOf(comment) : ''}`;
  return new TextEncoder().encode(`${head}${serialise(root, '', false)}\n`);
}
