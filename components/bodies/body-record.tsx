import type { ReactNode } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { Section } from '#components/ui/page.tsx';
import { carryOverText, cycleText, reflectionText, unitText } from '#lib/bodies/messages/rule.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

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

/** The evidence that a body wants to see, in its own order. */
function Evidence({ rule: { evidence } }: { rule: BodyRule }) {
  return (
    <>
      {evidence.keep.length > 0 ? (
        <ul className="list-disc space-y-1 pl-5">
          {evidence.keep.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
      ) : (
        <p>Not found.</p>
      )}
      {evidence.audit ? <p className="mt-1.5">{evidence.audit}</p> : null}
      {evidence.isOwnForm ? <p className="mt-1.5">On the body’s own form only.</p> : null}
      {evidence.notOlderThanYears ? <p className="mt-1.5">No older than {evidence.notOlderThanYears} years.</p> : null}
      {evidence.keepYears ? <p className="mt-1.5">To be kept for {evidence.keepYears} years.</p> : null}
      {evidence.isReportedByProvider ? (
        <p className="mt-1.5">The provider reports it; what is not reported does not count.</p>
      ) : null}
    </>
  );
}

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
        <Evidence rule={rule} />
      </Entry>
      <Entry term="Reflection">{reflectionText(rule)}</Entry>
      {rule.alsoKeep.length > 0 ? (
        <Entry term="Also kept up">{sentence(rule.alsoKeep.map((what) => kept[what]).join(', '))}</Entry>
      ) : null}
    </dl>
  );
}

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

/** Points for kinds of learning, where a body counts so. */
export function UnitTable({ rule }: { rule: BodyRule }) {
  const { table, many } = rule.unit;
  if (!table) return null;
  return (
    <Section title={`${many} by kind of learning`}>
      <dl className="divide-y divide-line border-y border-line">
        {table.map(({ label, units }) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-6 py-3">
            <dt>{label}</dt>
            <dd className="tabular font-medium">{units}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
