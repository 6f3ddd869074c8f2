const tones = {
  touch: { border: 'border-touch', text: 'text-touch', stroke: 'var(--color-touch)' },
  gold: { border: 'border-gold', text: 'text-gold', stroke: 'var(--color-gold)' },
  ink: { border: 'border-ink', text: 'text-ink', stroke: 'var(--color-ink)' },
  nerve: { border: 'border-nerve', text: 'text-nerve', stroke: 'var(--color-nerve)' },
};

export interface Outcome {
  tone: keyof typeof tones;
  name: string;
  lines: readonly string[];
}

export interface Step {
  question: string;
  signs: readonly string[];
  outcome: Outcome;
}

function Leaf({ outcome: { tone, name, lines } }: { outcome: Outcome }) {
  return (
    <div className={`rounded-[14px] border-2 bg-raised px-4 py-3 ${tones[tone].border}`}>
      <p className="text-[1.0625rem] font-semibold leading-snug">{name}</p>
      {lines.map((line) => (
        <p key={line} className="mt-1.5 leading-snug">
          {line}
        </p>
      ))}
    </div>
  );
}

/** A piece of the trunk as tall as what it stands beside; pieces meet in one line. */
function Trunk({ className }: { className: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 44 100"
      preserveAspectRatio="none"
      className={`absolute bottom-0 w-11 overflow-visible ${className}`}
      fill="none"
    >
      <path
        d="M22 0C36 25 8 75 22 100"
        stroke="var(--color-nerve)"
        strokeWidth="4"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** From the trunk into a leaf: down and across on a phone, straight across where there is room. */
function Branch({ tone }: { tone: Outcome['tone'] }) {
  return (
    <>
      <svg aria-hidden viewBox="0 0 56 72" className="absolute -left-14 top-0 h-[72px] w-14 sm:hidden" fill="none">
        <path d="M22 0C31 24 34 64 56 64" stroke={tones[tone].stroke} strokeWidth="4" />
      </svg>
      <svg aria-hidden viewBox="0 0 64 44" className="absolute -left-16 top-0 hidden h-11 w-16 sm:block" fill="none">
        <path d="M22 22C36 22 44 30 64 30" stroke={tones[tone].stroke} strokeWidth="4" />
      </svg>
    </>
  );
}

function Node({ children }: { children: number }) {
  return (
    <span
      aria-hidden
      className="absolute left-0 top-0 z-10 grid size-11 place-items-center rounded-full border-4 border-nerve bg-raised font-semibold sm:left-1/2 sm:-translate-x-1/2"
    >
      {children}
    </span>
  );
}

function Fork({ step: { question, signs, outcome }, number }: { step: Step; number: number }) {
  return (
    <li className="relative sm:grid sm:grid-cols-2 sm:gap-x-32 sm:pb-6">
      <Trunk className="left-1/2 hidden h-[calc(100%-1rem)] -translate-x-1/2 sm:block" />
      <Node>{number}</Node>
      <div className="relative pl-14 pt-2 sm:pl-0">
        <Trunk className="left-0 h-[calc(100%-1rem)] sm:hidden" />
        <p className="text-[1.0625rem] font-semibold leading-snug">
          <span className="sr-only">Question {number}: </span>
          {question}
        </p>
        <ul className="mt-1.5 list-disc space-y-1 pl-5 leading-snug text-muted marker:text-control">
          {signs.map((sign) => (
            <li key={sign}>{sign}</li>
          ))}
        </ul>
      </div>
      <div className="relative ml-14 pt-3 sm:ml-0 sm:pt-0">
        <Branch tone={outcome.tone} />
        <Trunk className="-left-14 h-full sm:hidden" />
        <p className={`mb-1.5 font-semibold sm:absolute sm:-left-9 sm:-top-2 ${tones[outcome.tone].text}`}>Yes</p>
        <Leaf outcome={outcome} />
        <p className="py-4 font-semibold text-nerve sm:hidden">No, go on</p>
      </div>
      <p className="absolute left-1/2 top-12 ml-3 hidden font-semibold text-nerve sm:block">No</p>
    </li>
  );
}

/** Questions down a trunk; each yes branches off to what to do. It reads as a list. */
export function DecisionTree({ label, steps, end }: { label: string; steps: readonly Step[]; end: Outcome }) {
  return (
    <ol aria-label={label} className="mx-auto mt-6 max-w-[30rem] px-1 text-base text-ink sm:max-w-[44rem] sm:px-0">
      {steps.map((step, index) => (
        <Fork key={step.question} step={step} number={index + 1} />
      ))}
      <li className="relative sm:mx-auto sm:max-w-[24rem] sm:pt-8">
        <svg
          aria-hidden
          viewBox="0 0 44 32"
          className="absolute left-1/2 top-0 hidden h-8 w-11 -translate-x-1/2 sm:block"
        >
          <path d="M22 0V32" stroke="var(--color-nerve)" strokeWidth="4" />
        </svg>
        <svg aria-hidden viewBox="0 0 56 44" className="absolute left-0 top-0 h-11 w-14 sm:hidden" fill="none">
          <path d="M22 0C22 22 34 30 56 30" stroke={tones[end.tone].stroke} strokeWidth="4" />
        </svg>
        <div className="ml-14 sm:ml-0">
          <p className="sr-only">No to every question:</p>
          <Leaf outcome={end} />
        </div>
      </li>
    </ol>
  );
}
