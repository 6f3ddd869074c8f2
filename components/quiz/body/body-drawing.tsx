import type { BodyMapName } from '#lib/catalogue/body-map.ts';
import { area, height, middle, strokes, width } from './drawing.ts';
import { details, shapes, silhouettes } from './shapes.ts';

/** How a region stands: on offer, chosen, near (the line of the list that has the focus), or marked after the pass. */
export type RegionState = 'offered' | 'chosen' | 'right' | 'missed' | 'wrong';

type Props = {
  map: BodyMapName;
  /** Tells this drawing from others on the page. */
  id: string;
  states: ReadonlyMap<string, RegionState>;
  near?: string | null;
  isPressable?: boolean;
};

const fills: Record<RegionState, string> = {
  offered: 'fill-raised stroke-control',
  chosen: 'fill-nerve/20 stroke-nerve',
  right: 'fill-nerve/20 stroke-nerve',
  missed: 'fill-nerve/8 stroke-nerve',
  wrong: 'fill-touch/12 stroke-touch',
};

/** A sign in a disc, so that colour says nothing alone. */
function Sign({ x, y, state }: { x: number; y: number; state: RegionState }) {
  if (state === 'offered') return null;
  const isFull = state === 'chosen' || state === 'right';
  const disc = isFull
    ? 'fill-nerve stroke-nerve'
    : state === 'missed'
      ? 'fill-paper stroke-nerve'
      : 'fill-paper stroke-touch';
  const ink = isFull ? 'stroke-on-nerve' : state === 'missed' ? 'stroke-nerve' : 'stroke-touch';
  return (
    <g className="pointer-events-none" transform={`translate(${x} ${y})`} strokeWidth="1.8">
      <circle r="8.5" className={disc} />
      <path className={ink} d={state === 'wrong' ? 'M-3 -3L3 3M3 -3L-3 3' : 'M-3.8 .3L-1.2 3L4 -3'} />
    </g>
  );
}

type Region = { readonly key: string; readonly area: string; readonly x: number; readonly y: number };

function regionsOf(map: BodyMapName): Region[] {
  return shapes[map].flatMap(({ keys, area: written, mark: [x, y] }): Region[] => {
    const [left, right] = keys;
    if (right === undefined) return [{ key: left, area: area(written, 'both'), x: middle, y }];
    return [
      { key: left, area: area(written, 'left'), x: middle - x, y },
      { key: right, area: area(written, 'right'), x: middle + x, y },
    ];
  });
}

const regions: Readonly<Record<BodyMapName, readonly Region[]>> = {
  front: regionsOf('front'),
  back: regionsOf('back'),
};
const outlines: Readonly<Record<BodyMapName, string>> = {
  front: area(silhouettes.front, 'both'),
  back: area(silhouettes.back, 'both'),
};
const inside: Readonly<Record<BodyMapName, string>> = {
  front: details.front.map((line) => strokes(line)).join(''),
  back: details.back.map((line) => strokes(line)).join(''),
};

/** One region that is offered: what of it shows inside the body, and the wider area that takes the press. */
function Place({
  region,
  state,
  clip,
  isNear,
  isPressable,
}: {
  region: Region;
  state: RegionState;
  clip: string;
  isNear: boolean;
  isPressable: boolean;
}) {
  const isQuiet = state === 'offered';
  const hover = isPressable && isQuiet ? 'group-hover/region:fill-mark group-hover/region:stroke-ink' : '';
  return (
    <g
      className={`group/region ${isPressable ? 'cursor-pointer' : ''}`}
      {...(isPressable ? { 'data-region': region.key } : {})}
    >
      <path
        d={region.area}
        clipPath={`url(#${clip})`}
        strokeWidth={isNear ? 2.6 : isQuiet ? 1.2 : 2}
        strokeDasharray={state === 'missed' ? '5 4' : undefined}
        className={isNear && isQuiet ? 'fill-mark stroke-ink' : `${fills[state]} ${hover}`}
      />
      {isPressable ? <path d={region.area} fill="transparent" stroke="none" pointerEvents="all" /> : null}
    </g>
  );
}

/** A body in one calm line, with the regions on offer drawn in and the others faint. The words stand beside it. */
export function BodyDrawing({ map, id, states, near = null, isPressable = false }: Props) {
  const clip = `${id}-body`;
  const faint = regions[map].filter(({ key }) => !states.has(key));
  const shown = regions[map].flatMap((region): (readonly [Region, RegionState])[] => {
    const state = states.get(region.key);
    return state ? [[region, state]] : [];
  });
  // What is chosen or near is drawn last, so that no neighbour’s edge lies over its own.
  const weight = ([{ key }, state]: readonly [Region, RegionState]) =>
    (near === key ? 2 : 0) + (state === 'offered' ? 0 : 1);
  const inOrder = shown.toSorted((one, other) => weight(one) - weight(other));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      focusable="false"
      className="mx-auto block w-full max-w-80 select-none"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <clipPath id={clip}>
        <path d={outlines[map]} />
      </clipPath>
      <g clipPath={`url(#${clip})`} className="stroke-line" strokeWidth="0.8">
        {faint.map((region) => (
          <path key={region.key} d={region.area} />
        ))}
      </g>
      {inOrder.map(([region, state]) => (
        <Place key={region.key} {...{ region, state, clip, isPressable }} isNear={near === region.key} />
      ))}
      <path d={inside[map]} className="pointer-events-none stroke-control" strokeWidth="0.8" strokeOpacity="0.7" />
      <path d={outlines[map]} className="pointer-events-none stroke-nerve" strokeWidth="1.8" />
      {inOrder.map(([{ key, x, y }, state]) => (
        <Sign key={key} {...{ x, y, state }} />
      ))}
    </svg>
  );
}
