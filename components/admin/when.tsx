import { DateText } from '#components/ui/date.tsx';

/** A moment as admins read it: Sydney time, with the name of the zone. */
export function When({ value }: { value: Date | null }) {
  return value ? (
    <DateText value={value} timeZone="Australia/Sydney" withTime />
  ) : (
    <span className="text-muted">Not yet</span>
  );
}

/** The same in a table's cell, which never gets too narrow for it. */
export function WhenCell({ value }: { value: Date | null }) {
  return (
    <span className="block min-w-[9.5rem]">
      <When value={value} />
    </span>
  );
}
