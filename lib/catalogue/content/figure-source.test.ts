import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { figures } from '#components/figures/registry.ts';
import { rootDir } from '../../paths.ts';
import { missingAlternative } from './checks/figures.ts';
import { figureSource } from './figure-source.ts';

const folder = join(rootDir, 'components', 'figures');

test('a figure that nothing draws has no code', () => {
  expect(figureSource(folder, 'no-such-figure')).toBeNull();
});

test.each(Object.entries(figures))('%s is described in its code and where it is drawn', (name, figure) => {
  expect(missingAlternative(figureSource(folder, name) ?? '')).toBeNull();
  const html = renderToStaticMarkup(createElement(figure));
  expect(missingAlternative(html)).toBeNull();
  for (const [, text] of html.matchAll(/<(?:title|desc)[^>]*>([^<]*)</g)) expect(text?.trim()).not.toBe('');
});
