/**
 * The drawing of a certificate: nested lobed curves whose shape comes from the code alone, so the PDF and the check page
 * show the same one and another code shows another.
 */

export type Rosette = { readonly size: number; readonly paths: readonly string[] };

const size = 1000;
const ringCount = 28;
const pointsPerLobe = 8;

/** A stream of numbers in [0, 1), the same for the same text: FNV-1a into mulberry32. */
function streamOf(text: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Shape = {
  lobes: number;
  harmonic: number;
  depth: number;
  fine: number;
  twist: number;
  counterTwist: number;
  inner: number;
  start: number;
  swell: number;
};

function shapeOf(code: string): Shape {
  const next = streamOf(code);
  const between = (low: number, high: number) => low + (high - low) * next();
  const lobes = 3 + Math.floor(next() * 6);
  const side = next() < 0.5 ? -1 : 1;
  return {
    lobes,
    harmonic: 2 + Math.floor(next() * 2),
    depth: between(0.1, 0.26),
    fine: between(0.02, 0.07),
    twist: (side * between(0.5, 1.25) * Math.PI * 2) / lobes,
    counterTwist: between(-1.2, 1.2),
    inner: between(0.2, 0.34),
    start: between(0, Math.PI * 2),
    swell: between(0.6, 1.5),
  };
}

type Point = { x: number; y: number };

function ringPoint(shape: Shape, t: number, angle: number): Point {
  const turned = shape.lobes * (angle - shape.start - shape.twist * t);
  const wave =
    1 +
    shape.depth * (0.35 + 0.65 * Math.sin(Math.PI * t ** shape.swell)) * Math.cos(turned) +
    shape.fine * Math.cos(shape.harmonic * turned + shape.counterTwist * t * Math.PI);
  const radius = (size / 2 / (1 + shape.depth + shape.fine)) * (shape.inner + (1 - shape.inner) * t) * wave;
  return { x: size / 2 + radius * Math.cos(angle), y: size / 2 + radius * Math.sin(angle) };
}

const whole = (value: number) => String(Math.round(value));

/** A closed smooth curve through the points: Catmull-Rom as relative Bézier pieces, in whole units. */
function closedCurve(points: readonly Point[]): string {
  const rounded = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const at = (index: number): Point => rounded[(index + rounded.length) % rounded.length] ?? { x: 0, y: 0 };
  const pieces = rounded.map((from, index) => {
    const [before, to, after] = [at(index - 1), at(index + 1), at(index + 2)];
    const numbers = [
      (to.x - before.x) / 6,
      (to.y - before.y) / 6,
      to.x - from.x - (after.x - from.x) / 6,
      to.y - from.y - (after.y - from.y) / 6,
      to.x - from.x,
      to.y - from.y,
    ];
    return `c${numbers.map(whole).join(' ')}`.replaceAll(' -', '-');
  });
  const first = at(0);
  return `M${whole(first.x)} ${whole(first.y)}${pieces.join('')}z`;
}

/** The rosette of a code, as SVG path data in a square of `size` units. Deterministic, no side effects. */
export function rosettePaths(code: string): Rosette {
  const shape = shapeOf(code);
  const pointCount = Math.max(40, shape.lobes * pointsPerLobe);
  const paths = Array.from({ length: ringCount }, (_, ring) => {
    const t = ring / (ringCount - 1);
    return closedCurve(
      Array.from({ length: pointCount }, (_point, step) => ringPoint(shape, t, (step / pointCount) * Math.PI * 2)),
    );
  });
  return { size, paths };
}

/** The rosette as a stand-alone picture, for the PDF. */
export function rosetteSvg(code: string, colour: string, strokeWidth: number): string {
  const { paths } = rosettePaths(code);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}"><path fill="none" stroke="${colour}" stroke-width="${strokeWidth}" d="${paths.join('')}"/></svg>`;
}
