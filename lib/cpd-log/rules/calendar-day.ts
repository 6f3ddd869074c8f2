/** A day that is in the calendar, from its numbers; null for 31 February. */
function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1950 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const century = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));

/**
 * A day as people in Australia and the United Kingdom write it: 2026-11-28, 28/11/2026, 28.11.26, 28 Nov 2026. The day comes
 * before the month. YYYY-MM-DD, or null for what is no day of the calendar between 1950 and 2200. Total for any text.
 */
export function parseDay(text: string): string | null {
  const bare = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:t.*)?$/.exec(bare);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(bare);
  if (numbers) return dayOf(century(numbers[3] ?? ''), Number(numbers[2]), Number(numbers[1]));
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/.exec(bare);
  if (!words) return null;
  const month = monthNames.indexOf((words[2] ?? '').slice(0, 3)) + 1;
  return month === 0 ? null : dayOf(century(words[3] ?? ''), month, Number(words[1]));
}
