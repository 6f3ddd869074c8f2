import { LinkButton } from '#components/ui/button.tsx';
import { Section } from '#components/ui/page.tsx';
import { questionsOf, shapeWord } from '#lib/cpd-log/messages/reflection.ts';
import type { LogEntry } from '#lib/cpd-log/schema.ts';
import type { EntryShape } from '#lib/cpd-log/schema/reflection.ts';
import { OwnWords } from './own-words.tsx';

/** What the therapist wrote on looking back, and the way to write it in the shape that their bodies ask for. */
export function ReflectionPart({ entry, shapes }: { entry: LogEntry; shapes: readonly EntryShape[] }) {
  const addressOf = (shape: string) => `/account/cpd/log/${entry.id}/reflection?shape=${shape}`;
  const missing = shapes.filter((shape) => !entry.reflections.some((written) => written.shape === shape));
  return (
    <Section title="Looking back" id="reflection">
      {entry.reflections.map(({ id, shape, answers }) => (
        <div key={id} className="mb-8">
          <OwnWords
            items={questionsOf[shape]
              .filter(({ key }) => (answers[key] ?? '') !== '')
              .map(({ key, label }) => ({ label, text: answers[key] ?? '' }))}
          />
          <LinkButton className="mt-4" variant="quiet" href={addressOf(shape)} prefetch={false}>
            Change this reflection
          </LinkButton>
        </div>
      ))}
      {missing.length > 0 ? (
        <>
          <p className="mb-4 max-w-[36em] text-muted">
            Three minutes, while it is fresh. Private: only you see it, unless you put it into a pack yourself. Leaving
            it out is fine.
          </p>
          <div className="flex flex-wrap gap-3">
            {missing.map((shape) => (
              <LinkButton key={shape} variant="quiet" href={addressOf(shape)} prefetch={false}>
                Add a reflection
                {missing.length > 1 || shape !== 'free'
                  ? `: ${shapeWord[shape].toLowerCase().replace('cnhc', 'CNHC')}`
                  : ''}
              </LinkButton>
            ))}
          </div>
        </>
      ) : null}
    </Section>
  );
}
