import type { ExchangeProblem } from '#lib/quiz/exchange/schema.ts';

/** What is wrong with a file, or not kept of it: each with its place. */
export function ProblemList({
  label,
  problems,
  fileName,
}: {
  label: string;
  problems: readonly ExchangeProblem[];
  /** The file itself: named only where a part of it is meant. */
  fileName: string;
}) {
  return (
    <ol aria-label={label} className="border-t border-line">
      {problems.map(({ file, line, column, where, message }, index) => (
        <li key={index} className="grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[9rem_1fr]">
          <span className="text-sm text-muted tabular-nums">
            line {line}, column {column}
          </span>
          <span className="min-w-0 break-words">
            {where ? <strong className="font-medium">{where}</strong> : null} {message}
            {file === fileName ? null : (
              <span className="block break-all text-sm text-muted">{file.replace(`${fileName}/`, '')}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Keys of questions, in running text. */
export function KeyList({ title, keys }: { title: string; keys: readonly string[] }) {
  if (keys.length === 0) return null;
  return (
    <details className="border-b border-line py-3">
      <summary className="min-h-11 cursor-pointer py-2 font-medium">
        {title}: {keys.length.toLocaleString('en-AU')}
      </summary>
      <p className="py-2 font-mono text-sm leading-relaxed">{keys.join(', ')}</p>
    </details>
  );
}
