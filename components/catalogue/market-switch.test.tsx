import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Market } from '#lib/market.ts';
import { MarketSwitch } from './market-switch.tsx';

function shown(onSale: readonly Market[]): { buttons: string[]; options: string[] } {
  const html = renderToStaticMarkup(<MarketSwitch market="au" returnTo="/courses" onSale={onSale} />);
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((found) => found[1] ?? '');
  return { buttons: all(/<button[^>]*>([^<]*)</g), options: all(/<option[^>]*value="([a-z]+)"/g) };
}

test('one country: nothing to switch to', () => {
  expect(shown(['au'])).toEqual({ buttons: [], options: [] });
});

test('a few countries: a button for each of the others', () => {
  expect(shown(['au', 'gb'])).toEqual({ buttons: ['Show United Kingdom (£)'], options: [] });
  expect(shown(['au', 'gb', 'nz', 'ie']).buttons).toHaveLength(3);
});

test('many countries: one list that holds them all, and one button', () => {
  const onSale = ['au', 'gb', 'nz', 'ie', 'ca', 'us'] as const;
  expect(shown(onSale)).toEqual({ buttons: ['Show prices'], options: [...onSale] });
});
