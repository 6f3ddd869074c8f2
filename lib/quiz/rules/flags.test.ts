import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certaintyIn } from './certainty.ts';
import { flagIn, flaggedPositions } from './flags.ts';

const flag = (seq: number, position: number, flagged: boolean) => ({
  seq,
  kind: 'flag',
  position,
  response: { flagged },
});

test('a flag stands as it was last set, by the order of the log and not of the list', () => {
  const steps = [flag(4, 1, false), flag(1, 1, true), flag(2, 2, true), flag(3, 3, false), flag(5, 4, true)];
  expect([...flaggedPositions(steps)]).toEqual([2, 4]);
  expect([...flaggedPositions([{ ...flag(1, 1, true), kind: 'answer' }])]).toEqual([]);
});

test('whatever a response holds, it is a flag or none, and a certainty or none', () => {
  fc.assert(
    fc.property(fc.anything(), (response) => {
      expect(typeof flagIn(response)).toBe('boolean');
      expect([null, 'sure', 'unsure']).toContain(certaintyIn(response));
    }),
  );
});
