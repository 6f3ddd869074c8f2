const width = 600;

function heightAt(x: number): number {
  return 20 - 9 * Math.sin(x / 31) - 4 * Math.sin(x / 13);
}

/** A calm wave from left to right, as far as `fraction` of the way. */
function wave(fraction: number): string {
  const end = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  const points: string[] = [];
  for (let x = 0; x <= end; x += 6) points.push(`${x} ${heightAt(x).toFixed(1)}`);
  return points.length > 1 ? `M${points.join('L')}` : '';
}

/** The signal, as far as it has come. Says nothing that the words beside it do not. */
export function WanderingLine({
  fraction,
  markAt,
  isDrawn = false,
}: {
  fraction: number;
  markAt?: number;
  isDrawn?: boolean;
}) {
  return (
    <svg
      viewBox="-8 0 616 40"
      fill="none"
      aria-hidden="true"
      className="h-auto w-full"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={wave(1)} stroke="var(--color-line)" strokeWidth="2.5" />
      {fraction > 0 ? (
        <path
          {...(isDrawn ? { className: 'draw-line', pathLength: 1 } : {})}
          d={wave(fraction)}
          stroke="var(--color-nerve)"
          strokeWidth="4"
        />
      ) : null}
      {markAt === undefined ? null : (
        <path d={`M${markAt * width} 2V38`} stroke="var(--color-ink)" strokeWidth="2" strokeDasharray="1 5" />
      )}
      <circle cx="0" cy={heightAt(0)} r="6.5" fill="var(--color-touch)" />
    </svg>
  );
}
