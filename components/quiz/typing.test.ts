import { expect, test } from 'vitest';
import { restMs, Typing } from './typing.ts';

function hand() {
  const given: string[] = [];
  const waits: (() => void)[] = [];
  const typing = new Typing({
    give: (position, keys) => given.push(`${position}:${keys.join()}`),
    wait: (milliseconds, then) => {
      expect(milliseconds).toBe(restMs);
      waits.push(then);
    },
  });
  return { typing, given, waits };
}

test('letters are given once, when the hand rests', () => {
  const { typing, given, waits } = hand();
  typing.typed(1, ['value=7']);
  typing.typed(1, ['value=7.']);
  waits[0]?.();
  expect(given).toEqual([]);
  typing.typed(1, ['value=7.5']);
  waits[1]?.();
  expect(given).toEqual([]);
  waits[2]?.();
  expect(given).toEqual(['1:value=7.5']);
});

test('leaving the field gives at once, and the pause that follows gives nothing again', () => {
  const { typing, given, waits } = hand();
  typing.typed(1, ['value=7']);
  typing.typed(2, ['a=deltoid']);
  typing.rest();
  expect(given).toEqual(['1:value=7', '2:a=deltoid']);
  for (const then of waits) then();
  typing.rest();
  expect(given).toHaveLength(2);
});

test('a field that is emptied is given as empty', () => {
  const { typing, given } = hand();
  typing.typed(3, ['a=x']);
  typing.typed(3, []);
  typing.rest();
  expect(given).toEqual(['3:']);
});
