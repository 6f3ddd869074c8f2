import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Outcome } from './marks.tsx';

const words = (result: Parameters<typeof Outcome>[0]['result']) =>
  renderToStaticMarkup(<Outcome result={result} />).replaceAll(/<[^>]*>/g, '');

test('a sitting is passed, not passed, held back or not handed in', () => {
  expect(words(null)).toBe('Not handed in');
  expect(words({ passed: true, heldBack: false, percentTenths: 900 })).toBe('Passed, 90%');
  expect(words({ passed: false, heldBack: false, percentTenths: 655 })).toBe('Not passed, 65.5%');
  expect(words({ passed: false, heldBack: true, percentTenths: 900 })).toBe('Held back, 90%');
});
