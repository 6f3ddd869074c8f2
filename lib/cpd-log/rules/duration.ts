export type DurationFault = 'empty' | 'unclear' | 'which-unit' | 'too-short' | 'too-long';

/** Longer than any training: what is longer is a slip of the pen. */
export const mostMinutes = 1_500 * 60;

const number = String.raw`(\d{1,4}(?:[.,]\d{1,3})?)`;
const hourWord = '(?:h|hr|hrs|hour|hours)';
const minuteWord = '(?:m|min|mins|minute|minutes)';
const clock = /^(\d{1,4}):([0-5]\d)$/;
const hoursAndMinutes = new RegExp(
  String.raw`^${number}\s*${hourWord}\.?\s*(?:and\s*)?(?:(\d{1,2})\s*${minuteWord}?\.?)?$`,
);
const onlyMinutes = new RegExp(String.raw`^${number}\s*${minuteWord}\.?$`);

const read = (text: string | undefined) => Number((text ?? '0').replace(',', '.'));

/** A bare number: below this it may be hours as well as minutes, and we ask. */
const certainlyMinutes = 15;

function minutesOf(text: string): number | DurationFault {
  const time = clock.exec(text);
  if (time) return Number(time[1]) * 60 + Number(time[2]);
  const hours = hoursAndMinutes.exec(text);
  if (hours) return read(hours[1]) * 60 + read(hours[2]);
  const minutes = onlyMinutes.exec(text);
  if (minutes) return read(minutes[1]);
  if (!new RegExp(`^${number}$`).test(text)) return 'unclear';
  if (/[.,]/.test(text)) return read(text) * 60;
  return read(text) < certainlyMinutes ? 'which-unit' : read(text);
}

/**
 * Reads how long something took: "1.5 h", "1 h 30", "1:30", "90 min", "90". A bare whole number is minutes from 15 on; below
 * that it could be either and the answer is 'which-unit'. Whole minutes, 1 to 90,000. Total for any text.
 */
export function parseDuration(
  text: string,
): { readonly ok: true; readonly minutes: number } | { readonly ok: false; readonly fault: DurationFault } {
  const bare = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (bare === '') return { ok: false, fault: 'empty' };
  const found = minutesOf(bare);
  if (typeof found === 'string') return { ok: false, fault: found };
  const minutes = Math.round(found);
  if (minutes < 1) return { ok: false, fault: 'too-short' };
  return minutes > mostMinutes ? { ok: false, fault: 'too-long' } : { ok: true, minutes };
}

/** "1 h 30 min", "2 h", "45 min": reads back as the same minutes. */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
