import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jpegFacts } from './jpeg.ts';

const start = 'ffd8';
const hex = (value: number) => value.toString(16).padStart(2, '0');
/** APP1 with one entry: the orientation. */
const exif = (value: number, isLittle: boolean) =>
  isLittle
    ? `ffe1002245786966000049492a00080000000100120103000100 0000${hex(value)}00000000000000`
    : `ffe1002245786966 00004d4d002a000000080001011200030000 000100${hex(value)}000000000000`;
const frame = (colours: number) => `ffc0000b0800100010${hex(colours)}011100`;
const read = (bytes: string) => jpegFacts(Buffer.from(bytes.replaceAll(' ', ''), 'hex'));

test.each([1, 3, 6, 8])('orientation %i is read in either order of bytes', (value) => {
  expect(read(start + exif(value, true) + frame(3))).toEqual({ orientation: value, colours: 3 });
  expect(read(start + exif(value, false) + frame(1))).toEqual({ orientation: value, colours: 1 });
});

test('a picture for print is told by its four colours, and one that says nothing is as stored', () => {
  expect(read(start + frame(4))).toEqual({ orientation: 1, colours: 4 });
  expect(read(start + exif(9, true) + frame(3))).toEqual({ orientation: 1, colours: 3 });
  expect(read('')).toEqual({ orientation: 1, colours: null });
});

test('any bytes give an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const { orientation } = jpegFacts(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, ...bytes]));
      expect(orientation).toBeGreaterThanOrEqual(1);
      expect(orientation).toBeLessThanOrEqual(8);
    }),
    { numRuns: 200 },
  );
});
