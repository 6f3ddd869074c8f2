import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { rootDir } from '../paths.ts';

let ready: Promise<void> | undefined;

/** A picture as PNG, `widthPx` wide. The SVG must bring its letters as outlines: no fonts are loaded. The same SVG gives the same bytes. */
export async function svgToPng(svg: string, widthPx: number): Promise<Buffer> {
  ready ??= initWasm(readFileSync(join(rootDir, 'node_modules', '@resvg', 'resvg-wasm', 'index_bg.wasm')));
  await ready;
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value: widthPx }, font: { loadSystemFonts: false } });
  try {
    return Buffer.from(picture.render().asPng());
  } finally {
    picture.free();
  }
}
