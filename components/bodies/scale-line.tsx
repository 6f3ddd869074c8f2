import type { Limit } from '#lib/bodies/schema.ts';

/** A line as long as the quota; what has to be is drawn full, what may be ends at a stop. */
export function ScaleLine({ part, kind }: { part: number; kind: 'all' | Limit['kind'] }) {
  const width = `${(part * 100).toFixed(2)}%`;
  return (
    <span aria-hidden="true" className="relative mt-2 block h-3">
      <span className="absolute inset-x-0 top-[5px] h-px bg-line" />
      <span
        className={`absolute left-0 top-1 h-[3px] ${kind === 'maximum' ? 'bg-control' : 'bg-nerve'}`}
        style={{ width }}
      />
      {kind === 'maximum' ? (
        <span className="absolute top-0 h-[11px] w-[3px] -translate-x-full bg-control" style={{ left: width }} />
      ) : (
        <span className="absolute top-0 size-[11px] -translate-x-1/2 rounded-full bg-nerve" style={{ left: width }} />
      )}
    </span>
  );
}
