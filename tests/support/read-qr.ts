import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

export const hasPdftoppm = spawnSync('pdftoppm', ['-v']).error === undefined;

/** The right of an A4 sheet below its upper third, where the code stands; in pixels at so many dots an inch. */
function part(dotsPerInch: number): string[] {
  const pixels = (inches: number) => String(Math.round(inches * dotsPerInch));
  return ['-r', String(dotsPerInch), '-x', pixels(6), '-y', pixels(2.4), '-W', pixels(5.7), '-H', pixels(4.5)];
}

/** What the QR code on a PDF says, read from pictures of it as a phone would, a little nearer each time; empty: none read. */
export function readQr(pdf: string, picture: string): string {
  for (const dotsPerInch of [240, 300, 200, 400]) {
    execFileSync('pdftoppm', [...part(dotsPerInch), '-png', '-singlefile', pdf, picture], { stdio: 'ignore' });
    const { data, width, height } = PNG.sync.read(readFileSync(`${picture}.png`));
    const read = jsQR(new Uint8ClampedArray(data), width, height)?.data;
    if (read) return read;
  }
  return '';
}
