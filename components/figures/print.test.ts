import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import { printFigure, printInks } from './print.ts';
import { figures } from './registry.ts';

describe('every figure can be printed', () => {
  test.each(Object.keys(figures))(
    '%s: a drawing with its colours written out, a title and a text alternative',
    (name) => {
      const figure = printFigure(name);
      expect(figure?.svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* viewBox="/);
      expect(figure?.svg).not.toContain('var(');
      expect(figure?.svg).not.toMatch(/undefined|NaN|\[object/);
      expect(figure?.title.length).toBeGreaterThan(8);
      expect(figure?.description.length).toBeGreaterThan(60);
      expect(figure?.caption.length).toBeGreaterThan(20);
    },
  );
});

test('the inks of print are the light colours of the screen', () => {
  const css = readFileSync(join(rootDir, 'app', 'globals.css'), 'utf8');
  for (const [name, value] of Object.entries(printInks).filter(([key]) => key.startsWith('--color-')))
    expect(css, name).toContain(`${name}: light-dark(${value},`);
});

test('a name that no figure has gives none', () => {
  expect(printFigure('no-such-figure')).toBeNull();
  expect(printFigure('constructor')).toBeNull();
});
