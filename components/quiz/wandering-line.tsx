const width = 600;
const middle = 20;

/** A calm wave from left to right, as far as `fraction` of the way. */
function wave(fraction: number): string {
  const end = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  const points: string[] = [];
  for (let x = 0; x <= end; x += 6) points.push(`${x} ${(middle - 9 * Math.sin(x / 31) - 4 * Math.sin(x / 13)).toFixed(1)}`);
  return points.length > 1 ? `M${points.join('L')}` : '';
}

function heightAt(fraction: number): number {
  const x = fraction * width;
  return middle - 9 * Math.sin(x / 31) - 4 * Math.sin(x / 13);
}

/** The signal, as far as it has come. Says nothing that the words beside it do not. */
export function WanderingLine({ fraction, markAt, isDrawn = false, className = '' }: { fraction: number; markAt?: number; isDrawn?: boolean; className?: string }) {
  return (
    <svg viewBox="-8 0 616 40" fill="none" aria-hidden="true" className={className} preserveAspectRatio="none">
      <path d={wave(1)} stroke="var(--color-line)" strokeWidth="2" strokeLinecap="round" vectorEffect="non-scaling-stroke" />
      {fraction > 0 ? (
        <path {...(isDrawn ? { className: 'draw-line', pathLength: 1 } : {})} d={wave(fraction)} stroke="var(--color-nerve)" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
      ) : null}
      {markAt === undefined ? null : <path d={`M${markAt * width} 2V38`} stroke="var(--color-ink)" strokeWidth="1.5" strokeDasharray="3 3" vectorEffect="non-scaling-stroke" />}
      <circle cx="0" cy={heightAt(0)} r="5" fill="var(--color-touch)" />
    </svg>
  );
}
