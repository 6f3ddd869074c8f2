import { expect, test } from 'vitest';
import { listOf } from './read-list.ts';

function formOf(bytes: Uint8Array<ArrayBuffer> | null, text = ''): FormData {
  const form = new FormData();
  form.set('text', text);
  form.set('file', new File(bytes === null ? [] : [bytes], bytes === null ? '' : 'people.csv'));
  return form;
}

test.each([
  ['UTF-8', new TextEncoder().encode('zoë@example.test')],
  ['UTF-16 with its mark', new Uint8Array(Buffer.from('\ufeffzoë@example.test', 'utf16le'))],
  ['UTF-16 the other way round', new Uint8Array(Buffer.from('\ufeffzoë@example.test', 'utf16le').swap16())],
  ['UTF-16 without its mark', new Uint8Array(Buffer.from('zoe@example.test', 'utf16le'))],
  ['the old Western letters', new Uint8Array(Buffer.from('zoë@example.test', 'latin1'))],
])('a file in %s is read', async (_, bytes) => {
  expect((await listOf(formOf(bytes))).replace('\ufeff', '')).toMatch(/^zo[eë]@example\.test$/);
});

test('without a file, what was pasted counts; with one, the file', async () => {
  expect(await listOf(formOf(null, 'pasted@example.test'))).toBe('pasted@example.test');
  expect(await listOf(formOf(new TextEncoder().encode('file@example.test'), 'pasted@example.test'))).toBe(
    'file@example.test',
  );
});
