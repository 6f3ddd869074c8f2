import { Notice } from '#components/ui/notice.tsx';
import type { BodyRule } from '#lib/bodies/schema.ts';

/** What rests on memory, on a third party or on our reading. */
export function Doubts({ rule }: { rule: BodyRule }) {
  if (rule.doubts.length === 0) return null;
  return (
    <Notice tone="attention" title="What is not verified">
      <ul className="list-disc space-y-1.5 pl-5">
        {rule.doubts.map(({ part, text }) => (
          <li key={`${part} ${text}`}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}
