import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { bakePng, unbakePng } from './png.ts';
import { bakeSvg, unbakeSvg } from './svg.ts';

// One grey pixel.
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQI12NoAAAAggCB3UNq9AAAAABJRU5ErkJggg==',
  'base64',
);
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl';

describe('a credential in a PNG', () => {
  test('comes back as it went in, and the picture is still the same to another reader', () => {
    const baked = bakePng(picture, jwt);
    expect(unbakePng(baked)).toBe(jwt);
    expect(PNG.sync.read(baked).data).toEqual(PNG.sync.read(picture).data);
  });

  test('stands in exactly one uncompressed iTXt chunk, right after the header', () => {
    const baked = bakePng(bakePng(picture, 'an older one'), jwt);
    const text = baked.toString('latin1');
    expect(text.split('iTXt')).toHaveLength(2);
    expect(text.indexOf(`iTXtopenbadgecredential\0\0\0\0\0${jwt}`)).toBe(8 + 25 + 4);
  });

  test('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(unbakePng(bakePng(picture, text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('is absent in a plain picture', () => expect(unbakePng(picture)).toBeNull());

  test('a flipped bit anywhere is noticed by a check sum or leaves the text as it was', () => {
    const baked = bakePng(picture, jwt);
    for (let at = 8; at < baked.length; at += 1) {
      const broken = Buffer.from(baked);
      broken[at] = (broken[at] ?? 0) ^ 4;
      expect(() => unbakePng(broken)).toThrow(/PNG/);
    }
  });

  test.each([
    ['something that is no PNG', Buffer.from('GIF89a')],
    ['a cut file', bakePng(picture, jwt).subarray(0, 60)],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_name, bytes) => expect(() => unbakePng(bytes)).toThrow(/PNG/));
});

describe('a credential in an SVG', () => {
  const svg =
    '<?xml version="1.0"?>\n<!-- a > b -->\n<svg xmlns="http://www.w3.org/2000/svg" aria-label="a > b"><g/></svg>';

  test('stands right after the first tag, a JWT in its attribute', () => {
    const baked = bakeSvg(svg, jwt);
    expect(baked).toContain(`aria-label="a > b"><openbadges:credential verify="${jwt}"/><g/>`);
    expect(baked).toContain('xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"');
    expect(unbakeSvg(baked)).toBe(jwt);
  });

  test('as JSON comes back whole, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        const json = JSON.stringify({ value, trap: ']]>' });
        expect(unbakeSvg(bakeSvg(svg, json))).toBe(json);
      }),
      { numRuns: 100 },
    );
  });

  test('is absent in a plain picture, and in one that only looks like it', () => {
    expect(unbakeSvg(svg)).toBeNull();
    expect(
      unbakeSvg('<svg xmlns:openbadges="https://example.org/other"><openbadges:credential verify="x"/></svg>'),
    ).toBeNull();
  });

  test('never goes in twice', () => expect(() => bakeSvg(bakeSvg(svg, jwt), jwt)).toThrow(/already/));

  test('two credentials in one file are refused', () => {
    const twice = bakeSvg(svg, jwt).replace('<g/>', `<openbadges:credential verify="${jwt}"/>`);
    expect(() => unbakeSvg(twice)).toThrow(/more than one/);
  });
});
