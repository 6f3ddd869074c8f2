import type { ReactNode } from 'react';
import type { BodyMapName } from '#lib/catalogue/body-map.ts';
import { mapSides } from '#lib/quiz/messages.ts';
import type { ExplainedOption } from '#lib/quiz/rules/explain.ts';
import { BodyDrawing } from './body/body-drawing.tsx';
import type { RegionState } from './body/body-drawing.tsx';

function stateOf({ isRight, isChosen }: ExplainedOption): RegionState {
  if (isRight) return isChosen ? 'right' : 'missed';
  return isChosen ? 'wrong' : 'offered';
}

const signs: readonly (readonly [state: RegionState, words: string])[] = [
  ['right', 'Full disc with a tick: you chose it, and it is right.'],
  ['missed', 'Open disc with a tick, dashed edge: right, and you did not choose it.'],
  ['wrong', 'Disc with a cross: you chose it, and it is not right.'],
];

/** The body map after the pass, with what is right and what was chosen, beside the words that say the same. */
export function ExplainedMap({
  map,
  id,
  options,
  children,
}: {
  map: BodyMapName;
  id: string;
  options: readonly ExplainedOption[];
  children: ReactNode;
}) {
  const states = new Map(options.map((option) => [option.key, stateOf(option)]));
  const shown = new Set(states.values());
  return (
    <div className="mt-5 gap-x-12 md:grid md:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="mb-6 md:sticky md:top-6 md:self-start">
        <div className="mb-3 space-y-1 text-sm text-muted">
          <p>{mapSides[map]}</p>
          {signs
            .filter(([state]) => shown.has(state))
            .map(([state, words]) => (
              <p key={state}>{words}</p>
            ))}
        </div>
        <BodyDrawing map={map} id={id} states={states} />
      </div>
      <ul className="space-y-4">{children}</ul>
    </div>
  );
}
