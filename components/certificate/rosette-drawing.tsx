import type { Rosette } from '#lib/certificate/rosette.ts';

/** The drawing that belongs to one code. Decorative: what it proves is said in words beside it. */
export function RosetteDrawing({
  rosette,
  className = '',
  strokeWidth = 2,
}: {
  rosette: Rosette;
  className?: string;
  strokeWidth?: number;
}) {
  return (
    <svg viewBox={`0 0 ${rosette.size} ${rosette.size}`} className={className} aria-hidden="true" focusable="false">
      <path d={rosette.paths.join('')} fill="none" stroke="currentColor" strokeWidth={strokeWidth} />
    </svg>
  );
}
