import type { ProfileRefusal } from './commands.ts';

/** Said when the box beside the name was left empty. */
export const nameNotConfirmedMessage = 'Tick the box to confirm that this is your name as your association knows it.';

const profile: Readonly<Record<ProfileRefusal, { field: 'displayName' | 'timeZone' | 'countryCode'; text: string }>> = {
  'too-short': { field: 'displayName', text: 'Type a name, or leave the field empty.' },
  'too-long': { field: 'displayName', text: 'Type at most 80 letters.' },
  'not-plain': { field: 'displayName', text: 'Use letters, spaces, full stops, hyphens and apostrophes only.' },
  'no-such-zone': { field: 'timeZone', text: 'Choose a time zone from the list.' },
  'no-such-country': { field: 'countryCode', text: 'Choose a country from the list.' },
};

/** Which field of the profile was not taken, and why. */
export function profileMessage(reason: ProfileRefusal): { field: string; text: string } {
  return profile[reason];
}
