const ink = 'var(--color-ink)';
const muted = 'var(--color-muted)';
const nerve = 'var(--color-nerve)';
const touch = 'var(--color-touch)';

interface Outcome {
  y: number;
  colour: string;
  answer: string;
  name: string;
  lines: string[];
}

const outcomes: Outcome[] = [
  {
    y: 176,
    colour: touch,
    answer: 'Yes',
    name: 'Emergency',
    lines: ['Stop. Stay. Call 000 or 999.', 'Suicidal thoughts: a crisis line too.'],
  },
  {
    y: 504,
    colour: 'var(--color-gold)',
    answer: 'Yes',
    name: 'Possible disorder',
    lines: ['Suggest a GP or psychologist.', 'Comfort care if wanted. Write it down.'],
  },
  {
    y: 672,
    colour: nerve,
    answer: 'No',
    name: 'Everyday worry',
    lines: ['Ordinary comfort care.', 'Ask again next time.'],
  },
];

function Question({ y, number, lines }: { y: number; number: number; lines: string[] }) {
  return (
    <g>
      <circle cx="52" cy={y} r="22" fill="var(--color-raised)" stroke={nerve} strokeWidth="4" />
      <text x="52" y={y + 9} fontSize="25" fontWeight="600" fill={ink} textAnchor="middle">
        {number}
      </text>
      {lines.map((line, index) => (
        <text
          key={line}
          x="98"
          y={y + 3 + index * 30}
          fontSize={index === 0 ? 25 : 22}
          fontWeight={index === 0 ? 600 : 400}
          fill={index === 0 ? ink : muted}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

export default function WorryDisorderEmergency() {
  return (
    <figure className="my-10 rounded-[14px] bg-sunk px-2 py-4 font-sans sm:p-6">
      <svg
        viewBox="0 0 600 800"
        role="img"
        aria-labelledby="worry-title worry-desc"
        className="mx-auto block w-full max-w-[32rem]"
        fontFamily="var(--font-sans)"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <title id="worry-title">Worry, disorder or emergency: two questions and three actions</title>
        <desc id="worry-desc">
          A line runs down through two questions. Question one: is there danger now? Chest pain, sudden confusion,
          overdose, withdrawal shaking or seizures, or suicidal thoughts. If yes, it is an emergency: stop, stay with
          the person, call 000 in Australia or 999 in the United Kingdom, or a crisis line for suicidal thoughts when no
          danger is near. If no, go to question two: does worry limit life? On most days, for months, with avoided
          tasks, broken sleep or panic. If yes, it is a possible disorder: suggest a GP or psychologist, give comfort
          care if it is wanted and write it down. If no, it is everyday worry: give ordinary comfort care and ask again
          next time.
        </desc>

        <path
          d="M52 52 C36 96 60 136 60 176 C60 236 40 310 52 372 C64 420 42 458 42 504 C42 560 64 590 56 640 C52 690 66 722 132 722"
          stroke={nerve}
          strokeWidth="4"
        />
        <path d="M60 176 C60 208 84 224 132 224" stroke={touch} strokeWidth="4" />
        <path d="M42 504 C42 540 74 552 132 552" stroke="var(--color-gold)" strokeWidth="4" />

        <Question
          y={52}
          number={1}
          lines={['Is there danger now?', 'Chest pain, sudden confusion, overdose,', 'withdrawal, suicidal thoughts']}
        />
        <Question
          y={372}
          number={2}
          lines={['Does worry limit life?', 'Most days, for months: avoided tasks,', 'broken sleep, panic']}
        />

        {outcomes.map((outcome) => (
          <g key={outcome.name}>
            <rect
              x="134"
              y={outcome.y - 12}
              width="452"
              height="116"
              rx="14"
              fill="var(--color-raised)"
              stroke={outcome.colour}
              strokeWidth="3"
            />
            <text x="156" y={outcome.y + 24} fontSize="25" fontWeight="600" fill={ink}>
              {outcome.name}
            </text>
            <text x="566" y={outcome.y + 24} fontSize="22" fontWeight="600" fill={outcome.colour} textAnchor="end">
              {outcome.answer}
            </text>
            {outcome.lines.map((line, index) => (
              <text key={line} x="156" y={outcome.y + 56 + index * 29} fontSize="22" fill={ink}>
                {line}
              </text>
            ))}
          </g>
        ))}

        <text x="72" y="314" fontSize="22" fontWeight="600" fill={nerve}>
          No
        </text>
      </svg>
      <figcaption className="mx-auto mt-4 max-w-[32rem] text-sm text-muted">
        Safety first, then limitation. The diagram sorts actions and makes no diagnosis. It rests on training consensus
        and awaits clinical review.
      </figcaption>
    </figure>
  );
}
