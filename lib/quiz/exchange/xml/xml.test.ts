import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childNamed, decodeXml, parseXml, rawText, XmlFault } from './parse.ts';
import { running, withoutUnwritable, xml, xmlDocument } from './write.ts';
import type { XmlNode } from './write.ts';

const text = (node: XmlNode, comment = '') => new TextDecoder().decode(xmlDocument(node, comment));
const back = (node: XmlNode, comment = '') => parseXml('f', decodeXml('f', xmlDocument(node, comment)));

describe('writing XML', () => {
  it.each([
    'a]]>b',
    '<b a="1">&amp;</b>',
    '"\'',
    '\r\n\r',
    '\t  \n ',
    '😀𝔄\u{10FFFF}',
    '\u0085\u2028\uFFFD',
    '<!--',
    '<?x?>',
  ])('gives %j back from text and from an attribute', (value) => {
    const root = back(xml('r', { a: value }, value));
    expect(rawText(root)).toBe(value);
    expect(root.attributes.get('a')).toBe(value);
  });

  it('leaves out control characters, half characters and what is no character', () => {
    const value = 'a\u0000b\u0008c\u000Bd\u001Fe\uD800f\uDC00g\uFFFEh\uFFFFi';
    expect(withoutUnwritable(value)).toBe('abcdefghi');
    expect(rawText(back(xml('r', {}, value)))).toBe('abcdefghi');
  });

  it('writes comments that end where they should, whatever is in them', () => {
    for (const comment of ['--> <evil/>', '---', 'a--', '-'])
      expect(back(xml('r', {}, 'x'), comment).children).toEqual(['x']);
    expect(text(xml('r'), 'a--->b')).not.toMatch(/--(?!>)(?!\n)(?=[^\n]*\n-->)/);
  });

  it('adds no space in running text, and lays out the rest', () => {
    expect(text(xml('r', {}, xml('a'), xml('b', {}, 'x')))).toContain('<r>\n  <a/>\n  <b>x</b>\n</r>');
    expect(text(running('r', {}, [xml('a'), xml('b')]))).toContain('<r><a/><b/></r>');
  });

  it('gives any text back that XML can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).map(withoutUnwritable), (value) => {
        const root = back(xml('r', { a: value }, xml('c', {}, value)));
        expect(root.attributes.get('a')).toBe(value);
        expect(rawText(childNamed(root, 'c') ?? root)).toBe(value);
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});

describe('reading XML', () => {
  it('knows namespaces by their address and not by their prefix', () => {
    const root = parseXml('f', '<p:r xmlns:p="urn:a" xmlns="urn:b" xmlns:q="urn:c" q:x="1" x="2"><c/></p:r>');
    expect(root).toMatchObject({ name: 'r', namespace: 'urn:a' });
    expect(childNamed(root, 'c')?.namespace).toBe('urn:b');
    expect(root.attributes.get('{urn:c}x')).toBe('1');
    expect(root.attributes.get('x')).toBe('2');
  });

  it('tells where each element begins, also after characters of two halves and over line ends', () => {
    const root = parseXml('f', '<r>\n  😀<a\n  b="1"/>\r\n\t<c/></r>');
    expect(childNamed(root, 'a')?.at).toEqual({ file: 'f', line: 2, column: 5 });
    expect(childNamed(root, 'c')?.at).toEqual({ file: 'f', line: 4, column: 2 });
  });

  it.each([
    '<a>',
    '<a></b>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<p:a/>',
    'x',
    '<a/><b/>',
    '<a>&x;</a>',
    '<a>\u0001</a>',
    '<a>&#0;</a>',
  ])('refuses %j', (value) => {
    expect(() => parseXml('f', value)).toThrow(XmlFault);
  });
});
