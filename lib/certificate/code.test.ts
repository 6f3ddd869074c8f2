import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alphabet, codeFromBytes, codeLength, parseCode, showCode } from './code.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const codes = bytes.map(codeFromBytes);
const replaceAt = (text: string, at: number, symbol: string) => text.slice(0, at) + symbol + text.slice(at + 1);

test('every code reads back as itself, in groups, in small letters, with spaces, as an address', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toHaveLength(codeLength);
      for (const written of [
        code,
        showCode(code),
        showCode(code).toLowerCase(),
        ` ${showCode(code).replaceAll('-', ' – ')} `,
        `https://example.org/verify/${code}`,
      ]) {
        expect(parseCode(written)).toEqual({ ok: true, code });
      }
    }),
  );
});

test('O is read as 0, and I and L as 1', () => {
  fc.assert(
    fc.property(codes, fc.constantFrom('I', 'L', 'i', 'l'), (code, one) => {
      expect(parseCode(code.replaceAll('0', 'O').replaceAll('1', one))).toEqual({ ok: true, code });
    }),
  );
});

test('different bytes give different codes', () => {
  fc.assert(
    fc.property(bytes, bytes, (left, right) => {
      expect(codeFromBytes(left) === codeFromBytes(right)).toBe(Buffer.from(left).equals(Buffer.from(right)));
    }),
  );
});

test('every change of one symbol is noticed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      for (let at = 0; at < codeLength; at += 1) {
        for (const symbol of alphabet) {
          if (symbol !== code[at])
            expect(parseCode(replaceAt(code, at, symbol))).toMatchObject({ ok: false, reason: 'check-letter' });
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('every swap of two different symbols is noticed, neighbours or not', () => {
  fc.assert(
    fc.property(codes, (code) => {
      for (let left = 0; left < codeLength; left += 1) {
        for (let right = left + 1; right < codeLength; right += 1) {
          const [a = '', b = ''] = [code[left], code[right]];
          const swapped = replaceAt(replaceAt(code, left, b), right, a);
          expect(parseCode(swapped).ok).toBe(a === b);
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('any text gets an answer, and says what looks wrong', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => typeof parseCode(text).ok === 'boolean'),
  );
  expect(parseCode('  -- ')).toMatchObject({ reason: 'malformed', fault: { kind: 'empty' } });
  expect(parseCode('7KQ2-M4XD')).toMatchObject({ reason: 'malformed', fault: { kind: 'length', got: 8 } });
  expect(parseCode('7UQ2-M4X!')).toMatchObject({
    reason: 'malformed',
    fault: { kind: 'symbols', symbols: ['U', '!'] },
  });
});

test('the alphabet has 32 symbols and none that is mistaken for another', () => {
  expect(new Set(alphabet).size).toBe(32);
  expect(alphabet).not.toMatch(/[ILOU]/);
});
