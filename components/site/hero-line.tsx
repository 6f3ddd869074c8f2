/** The one ornament: a signal from the fingertip to the brain, and down the vagus to the gut. */
export function HeroLine() {
  return (
    <svg
      viewBox="0 0 460 452"
      role="img"
      aria-labelledby="hero-line-title"
      className="h-auto w-full max-w-[30rem]"
      fill="none"
    >
      <title id="hero-line-title">
        A single line runs from a point of touch up the arm to the brain, and from the brain down the vagus nerve to the
        gut
      </title>
      <path
        d="M250 190c-14-6-22-4-24-14-3-16-8-30-8-52 0-58 38-96 90-96s92 38 92 96c0 52-26 66-22 104 4 40 16 60 12 186"
        stroke="var(--color-line)"
        strokeWidth="1.5"
      />
      <path d="M250 190c14 0 18 4 16 20-2 24-14 48-28 70" stroke="var(--color-line)" strokeWidth="1.5" />
      <path d="M24 414h412" stroke="var(--color-line)" strokeWidth="1.5" />
      <path
        className="draw-line"
        pathLength={1}
        d="M22 384c30-4 46-36 82-36 30 0 40 20 70 14 56-10 26-132 90-152 30-8 34-14 36-32 6-34-26-34-26-66 0-30 24-46 52-46s54 18 54 48c0 26-22 42-42 36-14-4-20-12-20-24m12 16c12 30 6 70 8 98 2 24 34 34 34 60s-46 24-46 50 56 18 50 46c-4 20-40 14-38 40"
        stroke="var(--color-nerve)"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="22" cy="384" r="7" fill="var(--color-touch)" />
      {[
        [300, 178],
        [338, 240],
        [334, 436],
      ].map(([cx, cy]) => (
        <circle
          key={cy}
          cx={cx}
          cy={cy}
          r="5.5"
          fill="var(--color-paper)"
          stroke="var(--color-nerve)"
          strokeWidth="2.5"
        />
      ))}
      <g fill="var(--color-muted)" fontFamily="var(--font-sans)" fontSize="15">
        <text x="12" y="362">
          touch
        </text>
        <text x="408" y="80">
          brain
        </text>
        <text x="354" y="245">
          vagus
        </text>
        <text x="404" y="380">
          gut
        </text>
      </g>
    </svg>
  );
}
