const ink = 'var(--color-ink)';
const muted = 'var(--color-muted)';
const nerve = 'var(--color-nerve)';
const touch = 'var(--color-touch)';

const stomach =
  'M176 196 C176 236 196 250 184 282 C172 314 128 312 112 350 C98 384 128 410 170 402 C226 392 258 340 250 288 C244 248 210 246 208 196';
const colon =
  'M120 640 C96 640 84 622 88 596 L92 516 C94 484 116 478 140 486 C172 498 210 496 232 484 C256 474 276 486 274 516 L270 598 C268 634 234 628 216 644 C204 656 200 668 200 690';

/** Little waves: three far apart for slow, six close together for fast. */
const waves = (count: number, gap: number, y: number): string =>
  Array.from({ length: count }, (_, index) => `M${String(336 + index * gap)} ${String(y)} q9 -16 18 0 q9 16 18 0`).join(
    ' ',
  );

export default function StressAndTheBowel() {
  return (
    <figure className="my-10 rounded-[14px] bg-sunk px-2 py-4 font-sans sm:p-6">
      <svg
        viewBox="0 0 600 720"
        role="img"
        aria-labelledby="stress-bowel-title stress-bowel-desc"
        className="mx-auto block w-full max-w-[32rem]"
        fontFamily="var(--font-sans)"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <title id="stress-bowel-title">Acute stress slows the stomach and speeds the colon</title>
        <desc id="stress-bowel-desc">
          One line leaves the brain and reaches two organs. Beside the stomach, two waves far apart: emptying tends to
          slow, so a person may feel full, heavy or sick. Beside the colon, six waves close together: movement tends to
          speed up, so a person may have an urgent, loose stool. Both can happen in the same minutes.
        </desc>

        <path
          d="M192 140 C194 112 152 108 144 84 C134 54 164 32 192 38 C224 46 230 92 204 100 C182 106 172 82 192 74"
          stroke={nerve}
          strokeWidth="5"
        />
        <path d="M192 140 C190 160 192 176 192 196" stroke={nerve} strokeWidth="4" strokeDasharray="0.1 10" />
        <path
          d="M192 140 C270 190 330 300 310 400 C304 440 292 460 276 484"
          stroke={nerve}
          strokeWidth="4"
          strokeDasharray="0.1 10"
        />
        <path d={stomach} stroke={touch} strokeWidth="5" />
        <path d={colon} stroke={nerve} strokeWidth="26" />
        <path d={colon} stroke="var(--color-sunk)" strokeWidth="17" />

        <text x="260" y="66" fontSize="24" fontWeight="600" fill={ink}>
          Acute stress
        </text>
        <text x="260" y="96" fontSize="21" fill={muted}>
          minutes to hours
        </text>

        <text x="336" y="242" fontSize="24" fontWeight="600" fill={ink}>
          Stomach slows
        </text>
        <path d={waves(2, 130, 278)} stroke={touch} strokeWidth="4" />
        <text x="336" y="326" fontSize="21" fill={muted}>
          full, heavy or sick
        </text>

        <text x="336" y="540" fontSize="24" fontWeight="600" fill={ink}>
          Colon speeds up
        </text>
        <path d={waves(6, 36, 576)} stroke={nerve} strokeWidth="4" />
        <text x="336" y="624" fontSize="21" fill={muted}>
          urgent, loose stool
        </text>
      </svg>
      <figcaption className="mx-auto mt-4 max-w-[32rem] text-sm text-muted">
        One signal, two results. Usual tendencies, not rules for every person; the detailed mechanism comes mainly from
        work in rodents.
      </figcaption>
    </figure>
  );
}
