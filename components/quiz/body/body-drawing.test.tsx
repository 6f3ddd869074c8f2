import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { bodyMapNames, bodyMaps } from '#lib/catalogue/body-map.ts';
import { BodyDrawing } from './body-drawing.tsx';
import type { RegionState } from './body-drawing.tsx';
import { area, middle, width } from './drawing.ts';
import { shapes } from './shapes.ts';

const offered = (map: 'front' | 'back') =>
  new Map(Object.keys(bodyMaps[map]).map((key): [string, RegionState] => [key, 'offered']));

test.each(bodyMapNames)('every region of the %s is drawn once and can be pressed', (map) => {
  const drawn = shapes[map].flatMap(({ keys }): readonly string[] => keys);
  expect(drawn.toSorted()).toEqual(Object.keys(bodyMaps[map]).toSorted());
  const svg = renderToStaticMarkup(<BodyDrawing map={map} id="m" states={offered(map)} isPressable />);
  expect(svg.match(/data-region="[a-z]+"/g)?.toSorted()).toEqual(drawn.map((key) => `data-region="${key}"`).toSorted());
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  const hidden = renderToStaticMarkup(<BodyDrawing map={map} id="m" states={new Map()} isPressable />);
  expect(hidden).not.toContain('data-region');
  expect(hidden).toContain('aria-hidden="true"');
});

test.each([
  ['front', 'r', 'l'],
  ['back', 'l', 'r'],
] as const)('seen from the %s, the client’s %s side is on the viewer’s left', (map, left, right) => {
  const sided = shapes[map].filter(({ keys }) => keys.length === 2);
  expect(sided.length).toBeGreaterThan(5);
  const names: Readonly<Record<string, string>> = bodyMaps[map];
  const word = { l: /\bleft\b/i, r: /\bright\b/i };
  for (const { keys, mark } of sided) {
    expect(names[keys[0]]).toMatch(word[left]);
    expect(names[keys[1] ?? '']).toMatch(word[right]);
    expect(mark[0]).toBeGreaterThan(0);
  }
  for (const { keys, mark } of shapes[map]) if (keys.length === 1) expect(mark[0]).toBe(0);
  expect(middle * 2).toBe(width);
});

test('a state is told by a sign and not by colour alone', () => {
  const sign = (state: RegionState) =>
    renderToStaticMarkup(<BodyDrawing map="front" id="m" states={new Map([['chest', state]])} />)
      .split('<g')
      .at(-1);
  const signs = (['chosen', 'missed', 'wrong'] as const).map(sign);
  expect(new Set(signs).size).toBe(3);
  expect(sign('offered')).not.toContain('<circle');
  for (const drawn of signs) expect(drawn).toContain('<circle');
});

test('on a phone every region takes a press of 28 pixels or more each way', () => {
  const pixels = 320 / width;
  for (const { keys, area: written } of bodyMapNames.flatMap((map) => shapes[map])) {
    const path = area(written, keys.length === 1 ? 'both' : 'left');
    const numbers = path.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
    const span = (start: 0 | 1) => {
      const line = numbers.filter((_, index) => index % 2 === start);
      return (Math.max(...line) - Math.min(...line)) * pixels;
    };
    expect(Math.min(span(0), span(1)), keys.join()).toBeGreaterThanOrEqual(28);
  }
});
