import { expect, test } from 'vitest';
import { fromPdf } from './file/pdf.ts';
import { readJson } from './json.ts';
import { readCredential } from './read-credential.ts';

/** Going through 400,000 places once for each of them takes minutes, beyond any test's patience; once takes milliseconds. */
const many = 400_000;

test('a text that never ends is gone through once, not once for each quotation mark', () => {
  expect(readJson(`{"${'\\"'.repeat(many)}`)).toEqual({ fault: 'The text is not JSON.' });
});

test.each([
  ['a list', `{"tag":[${'1,'.repeat(many)}1]}`],
  ['a JWT', `eyJh.${Buffer.from(`{"tag":[${'1,'.repeat(many)}1]}`).toString('base64url')}.x`],
])('%s of more values than any badge has is not a credential', (_what, text) => {
  expect(readCredential(text)).toMatchObject({ credential: null, step: { outcome: 'failed' } });
});

test('a name far from its colon is a name', () => {
  expect(readJson(`{"a":1,"a"${' '.repeat(60)}:2}`)).toMatchObject({ fault: expect.stringMatching(/twice/) });
  expect(readJson('{"a":"a","b":["a"]}')).toEqual({ value: { a: 'a', b: ['a'] } });
});

test.each([
  ['streams that never end', '%PDF-1.7\n', '<</Type/EmbeddedFile>>stream\n'],
  ['streams in a stream', '%PDF-1.7\n', '<</Type/EmbeddedFile/Filter/ASCIIHexDecode>>stream\n'],
  ['the word alone', '%PDF-1.7\n', 'stream'],
])('%s cost a PDF no more than its size', (_what, start, piece) => {
  const endless = start + piece.repeat(Math.floor(4_000_000 / piece.length));
  expect(fromPdf(Buffer.from(endless))).toMatchObject({ isEmpty: true });
  expect(fromPdf(Buffer.from(`${endless}\nendstream`))).toMatchObject({ isEmpty: true });
});

test('a title that speaks of a stream hides nothing after it', () => {
  const badge = '{"type":["OpenBadgeCredential"]}';
  const pdf = `%PDF-1.7\n1 0 obj\n<</Title(The stream of life)>>\nendobj\n2 0 obj\n<</Type/EmbeddedFile/Length ${badge.length}>>\nstream\n${badge}\nendstream\nendobj\n`;
  expect(fromPdf(Buffer.from(pdf))).toEqual({ text: badge });
});
