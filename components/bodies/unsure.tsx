import { doubtTexts } from '#lib/bodies/messages/will-count.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

/** What an answer rests on that is not verified. */
export function Unsure({ rule }: { rule: BodyRule }) {
  const doubts = doubtTexts(rule);
  if (doubts.length === 0) return null;
  return (
    <div className="mt-5 border-l-4 border-touch pl-5">
      <p className="font-medium">Not verified</p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {doubts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
