import { basketLimit } from '../rules/basket.ts';
import type { BasketNote } from '../schema/basket.ts';

const notes: Readonly<Record<BasketNote, string>> = {
  full: `A basket holds ${basketLimit} things. Take something out first.`,
  unknown: 'We do not sell that now, so your basket stayed as it was.',
  'in-bundle':
    'The bundle in your basket has that course already. You would have paid for it twice, so we left it out.',
  merged: 'The bundle has the courses that stood here one by one. We took those out, so you do not pay for them twice.',
};

/** What became of the last press on a basket button, where it is not plain to see. */
export function basketActSentence(note: BasketNote): string {
  return notes[note];
}
