import type { ReactNode } from 'react';
import { cycleText } from '#lib/bodies/messages/cycle.ts';
import { carryOverText, reflectionText, unitText } from '#lib/bodies/messages/rule.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { EvidenceAsked } from './evidence-asked.tsx';

const kept = { 'first-aid': 'current first aid', insurance: 'insurance', membership: 'the membership itself' } as const;

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="gap-x-8 border-b border-line py-4 sm:grid sm:grid-cols-[11rem_1fr]">
      <dt className="font-medium">{term}</dt>
      <dd className="mt-1 sm:mt-0">{children}</dd>
    </div>
  );
}

const sentence = (text: string) => (text === '' ? 'None.' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);

/** Everything about a rule that is not a number on the scale. */
export function BodyRecord({ rule }: { rule: BodyRule }) {
  return (
    <dl className="border-t border-line">
      <Entry term="Period">{sentence(cycleText(rule))}</Entry>
      {rule.quota.kind === 'tasks' || rule.quota.kind === 'none' ? null : (
        <Entry term="Unit">
          <p>{unitText(rule)}</p>
          {rule.unit.roundDownTo ? (
            <p className="mt-1.5">Each activity is rounded down to {rule.unit.roundDownTo}.</p>
          ) : null}
          {rule.unit.note ? <p className="mt-1.5">{rule.unit.note}</p> : null}
        </Entry>
      )}
      {rule.excluded.length > 0 ? (
        <Entry term="Does not count">
          {rule.excluded.map(({ id, why }) => (
            <p key={id}>{why}</p>
          ))}
        </Entry>
      ) : null}
      <Entry term="Online">{rule.online ?? 'What it says of learning online was not found.'}</Entry>
      <Entry term="What is left over">{carryOverText(rule)}</Entry>
      <Entry term="Evidence and audit">
        <EvidenceAsked rule={rule} />
      </Entry>
      <Entry term="Reflection">{reflectionText(rule)}</Entry>
      {rule.alsoKeep.length > 0 ? (
        <Entry term="Also kept up">{sentence(rule.alsoKeep.map((what) => kept[what]).join(', '))}</Entry>
      ) : null}
    </dl>
  );
}
