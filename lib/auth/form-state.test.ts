import { expect, test } from 'vitest';
import { textOf } from './form-state.ts';

test('a text field comes without the character that no database keeps; a file and a missing field are empty', () => {
  const form = new FormData();
  form.set('title', 'Shoulder\0 workshop');
  form.set('file', new File(['x'], 'x.txt'));
  expect(textOf(form, 'title')).toBe('Shoulder workshop');
  expect(textOf(form, 'file')).toBe('');
  expect(textOf(form, 'gone')).toBe('');
});
