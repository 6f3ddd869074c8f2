const ink = 'var(--color-ink)';
const muted = 'var(--color-muted)';
const nerve = 'var(--color-nerve)';
const touch = 'var(--color-touch)';
const gold = 'var(--color-gold)';

const gut =
  'M96 640 C40 640 40 598 92 598 C150 598 236 606 236 572 C236 540 88 552 88 520 C88 488 232 500 232 470 C232 440 150 452 150 418';
const vagus = 'M150 418 C150 380 168 340 168 290 C168 250 160 232 162 196';
const brain = 'M162 196 C163 160 118 152 106 118 C92 74 136 42 176 50 C224 60 232 126 192 138 C160 146 146 108 174 96';

interface Route {
  number: number;
  path: string;
  node: [number, number];
  colour: string;
  dash?: string;
  width: number;
  name: string;
  detail: string;
}

const routes: Route[] = [
  {
    number: 1,
    path: vagus,
    node: [165, 335],
    colour: nerve,
    width: 5,
    name: 'Vagus nerve',
    detail: 'about 80% sensory',
  },
  {
    number: 2,
    path: 'M204 134 C190 214 246 250 256 310 C260 400 262 470 240 560',
    node: [257, 335],
    colour: nerve,
    width: 4,
    name: 'Spinal and pelvic',
    detail: 'include sympathetic',
  },
  {
    number: 3,
    path: 'M180 142 C186 220 210 240 212 310 C214 370 214 410 208 446',
    node: [212, 335],
    colour: ink,
    dash: '14 9',
    width: 3.5,
    name: 'Hormones',
    detail: 'stress axis, cortisol',
  },
  {
    number: 4,
    path: 'M151 178 C146 240 114 256 112 310 C110 390 96 420 98 492',
    node: [112, 335],
    colour: touch,
    dash: '0.1 11',
    width: 6,
    name: 'Immune signals',
    detail: 'cytokines',
  },
  {
    number: 5,
    path: 'M131 161 C128 226 66 250 62 310 C58 400 44 500 60 596',
    node: [61, 335],
    colour: muted,
    dash: '14 8 0.1 8',
    width: 3.5,
    name: 'Microbial products',
    detail: 'mostly animal studies',
  },
];

export default function BrainGutRoutes() {
  return (
    <figure className="my-10 rounded-[14px] bg-sunk px-2 py-4 font-sans sm:p-6">
      <svg
        viewBox="0 0 600 680"
        role="img"
        aria-labelledby="brain-gut-routes-title brain-gut-routes-desc"
        className="mx-auto block w-full max-w-[32rem]"
        fontFamily="var(--font-sans)"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <title id="brain-gut-routes-title">Five routes between gut and brain</title>
        <desc id="brain-gut-routes-desc">
          An outline of a head and trunk. One continuous line loops through the brain, runs down the neck as the vagus
          nerve and wanders through the belly as the gut. Four further lines join brain and gut beside it. Route one is
          the vagus nerve, about 80 per cent sensory. Route two is the spinal and pelvic nerves, which include the
          sympathetic supply and serve the lower bowel. Route three is hormones, including the stress axis and cortisol.
          Route four is immune signals such as cytokines. Route five is the products of microbes, known mostly from
          animal studies. Small dots along the gut mark the enteric nervous system, which lies inside the gut wall and
          is not one of the five routes. Signals run in both directions.
        </desc>

        <path
          d="M14 664 L14 306 C18 236 92 246 94 210 C94 198 90 188 82 176 C40 106 70 22 162 22 C256 22 288 106 240 176 C234 188 230 198 230 210 C232 246 300 236 304 306 L304 664"
          stroke="var(--color-line)"
          strokeWidth="2.5"
        />

        {routes.map((route) => (
          <path
            key={route.number}
            d={route.path}
            stroke={route.colour}
            strokeWidth={route.width}
            strokeDasharray={route.dash}
          />
        ))}
        <path d={brain} stroke={nerve} strokeWidth="5" />
        <path d={gut} stroke={nerve} strokeWidth="13" />
        <path d={gut} stroke="var(--color-sunk)" strokeWidth="8" />
        <path d={gut} stroke={gold} strokeWidth="5" strokeDasharray="0.1 10" />
        <circle cx="96" cy="640" r="9" fill={touch} />

        {routes.map((route) => (
          <g key={route.number}>
            <circle
              cx={route.node[0]}
              cy={route.node[1]}
              r="19"
              fill="var(--color-raised)"
              stroke={route.colour}
              strokeWidth="3"
            />
            <text x={route.node[0]} y={route.node[1] + 8} fontSize="23" fontWeight="600" fill={ink} textAnchor="middle">
              {route.number}
            </text>
          </g>
        ))}

        {routes.map((route, index) => {
          const y = 62 + index * 100;
          return (
            <g key={route.number}>
              <circle cx="342" cy={y} r="19" fill="var(--color-raised)" stroke={route.colour} strokeWidth="3" />
              <text x="342" y={y + 8} fontSize="23" fontWeight="600" fill={ink} textAnchor="middle">
                {route.number}
              </text>
              <text x="372" y={y + 8} fontSize="24" fontWeight="600" fill={ink}>
                {route.name}
              </text>
              <path
                d={`M324 ${String(y + 36)} H360`}
                stroke={route.colour}
                strokeWidth={route.width}
                strokeDasharray={route.dash}
              />
              <text x="372" y={y + 38} fontSize="21" fill={muted}>
                {route.detail}
              </text>
            </g>
          );
        })}

        <path d="M324 562 H360" stroke={gold} strokeWidth="6" strokeDasharray="0.1 9" />
        <text x="372" y="570" fontSize="24" fontWeight="600" fill={ink}>
          Enteric system
        </text>
        <text x="372" y="600" fontSize="21" fill={muted}>
          in the gut wall;
        </text>
        <text x="372" y="626" fontSize="21" fill={muted}>
          not one of the routes
        </text>
      </svg>
      <figcaption className="mx-auto mt-4 max-w-[32rem] text-sm text-muted">
        Five routes carry signals in both directions. The line styles differ as well as the colours: solid for nerves,
        dashed or dotted for what travels in blood or across the gut wall. Drawn to show connections, not scale.
      </figcaption>
    </figure>
  );
}
