import { Figure } from './drawing.tsx';
import { markers } from './plot-data-markers.ts';
import { Findings, findingSentences, findingTable, findingsHeight } from './plot-findings.tsx';
import { Key, keyHeight } from './plot-key.tsx';
import { Numbers } from './plot-table.tsx';

const height = findingsHeight(markers);

export default function MassageImmuneMarkers() {
  return (
    <Figure
      name="massage-immune-markers"
      title="Which way immune markers went after massage"
      description={`A chart of dots in three columns: lower, no difference, higher. Studies are grouped by what they measured, and within most groups they disagree. Only directions are drawn. ${findingSentences(markers)}`}
      height={height + keyHeight(3)}
      caption={
        <>
          Directions only: our records give sizes for a few results, on scales that cannot be set side by side, so a dot
          says nothing about how much. A higher dot for Billhult 2009 means that activity fell less than after a visit.
          The Dupuy review pools all recovery methods, not massage alone. The groups are small, and no dot is an
          illness. Where a study has no dot, our records of it say nothing about that marker.
          <Numbers tables={[findingTable(markers, 'Immune markers after massage: what each study found')]} />
        </>
      }
    >
      <Findings groups={markers} y={0} />
      <Key
        y={height}
        entries={[
          ['between', 'against a comparison group'],
          ['within', 'change inside the massage group only'],
          ['review', 'as a review reports it'],
        ]}
      />
    </Figure>
  );
}
