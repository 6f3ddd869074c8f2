import { isMoment } from './shape/words.ts';
import { failed, passed, shown } from './types.ts';
import type { JsonObject, Step } from './types.ts';

const dayOf = (moment: string) => new Date(moment).toISOString().slice(0, 10);

/** Step "dates": valid at the given moment, from `validFrom` and, where it is named, up to and including `validUntil`. */
export function checkDates(credential: JsonObject, at: Date): Step {
  const { validFrom, validUntil } = credential;
  if (typeof validFrom !== 'string' || !isMoment(validFrom)) return failed('dates', '“validFrom” is not a moment.');
  if (Date.parse(validFrom) > at.getTime()) return failed('dates', `Not valid yet: it begins on ${dayOf(validFrom)}.`);
  if (validUntil === undefined) return passed('dates', `Valid since ${dayOf(validFrom)}, without an end.`);
  if (typeof validUntil !== 'string' || !isMoment(validUntil))
    return failed('dates', `“validUntil” is not a moment: ${shown(validUntil, 40)}.`);
  if (Date.parse(validUntil) < at.getTime()) return failed('dates', `Expired on ${dayOf(validUntil)}.`);
  return passed('dates', `Valid from ${dayOf(validFrom)} to ${dayOf(validUntil)}.`);
}
