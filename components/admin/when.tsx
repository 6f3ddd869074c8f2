import { DateText } from '#components/ui/date.tsx';

/** A moment as admins read it: Sydney time, with the name of the zone. */
export function When({ value, dayOnly = false }: { value: Date | null; dayOnly?: boolean }) {
  return value ? <DateText value={value} timeZone="Australia/Sydney" withTime={!dayOnly} /> : <span className="text-muted">Not yet</span>;
}
