/** A calendar day as the database's date column takes it. */
export function dateOf(day: string): Date;
export function dateOf(day: string | null): Date | null;
export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/** `at`, or the next millisecond after `seen`: a revision always rises, also when the clock goes back. */
export function laterThan(seen: Date, at: Date): Date {
  return at > seen ? at : new Date(seen.getTime() + 1);
}
