/** The one place that reads the clock. Everything else is told the time. */
export function now(): Date {
  return new Date();
}
