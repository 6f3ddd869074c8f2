import { certaintyWords } from '#lib/quiz/messages.ts';
import { certainties } from '#lib/quiz/rules/certainty.ts';
import type { Certainty } from '#lib/quiz/rules/certainty.ts';

/** Asks how sure somebody is of the answer above. */
export function CertaintyFieldset({ position, certainty }: { position: number; certainty: Certainty | null }) {
  const helpId = `certainty-${position}-help`;
  return (
    <fieldset className="mt-6 min-w-0 border-l-2 border-line pl-5" aria-describedby={helpId}>
      <legend className="float-left w-full font-medium">How sure are you?</legend>
      <p id={helpId} className="clear-both text-sm text-muted">
        Asked of every question on safety. It changes no mark; what is sure and wrong is to be read again.
      </p>
      <div className="mt-1 flex flex-wrap gap-x-8">
        {certainties.map((each) => (
          <label key={each} className="flex min-h-11 cursor-pointer items-center gap-3 pr-2">
            <input
              type="radio"
              name={`certainty-${position}`}
              value={each}
              data-certainty=""
              defaultChecked={certainty === each}
              className="size-5 shrink-0"
            />
            {certaintyWords[each]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
