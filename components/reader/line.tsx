import styles from './line.module.css';

const wander = 'M2 8C14 2 22 13 36 8S58 3 70 8s22 5 34 0 20-5 32 0 20 5 32 0 18-4 30-1';

/** How far a course has been read, as a stretch of the line. The words beside it say the same. */
export function ProgressLine({ mille }: { mille: number }) {
  const share = Math.min(1, Math.max(0, mille / 1000));
  return (
    <svg
      viewBox="0 0 200 16"
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
      className="h-5 w-full max-w-[20rem]"
      fill="none"
      strokeWidth="2.5"
      strokeLinecap="round"
    >
      <path d={wander} stroke="var(--color-line)" />
      {share > 0 ? (
        <path
          d={wander}
          stroke="var(--color-nerve)"
          pathLength={1}
          className={styles['drawn']}
          style={{ strokeDasharray: `${share} 1`, ['--share' as string]: share }}
        />
      ) : null}
      <circle cx="2.5" cy="8" r="2.5" fill="var(--color-touch)" />
    </svg>
  );
}
