import { Section } from '#components/ui/page.tsx';
import type { BodyRule } from '#lib/bodies/schema.ts';

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
