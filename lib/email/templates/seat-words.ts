/** A name that can be said in a message; anything else might be read as an address or an order. */
const plainName = /^[\p{L}\p{M}][\p{L}\p{M} '’-]{0,59}$/u;

export function greetingOf(name: string | null): string[] {
  return name !== null && plainName.test(name) ? [`Hello ${name},`] : [];
}

export function coursesText(courses: readonly string[]): string {
  return courses.join('\n');
}

/** "1 March 2027", for a day as "2027-03-01". */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat('en-AU', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00.000Z`),
  );
}
