import { expect, test } from 'vitest';
import { correctedWords, correctionMessages } from './correction.ts';

test('a result says which question was put right, and how', () => {
  expect(correctedWords({ positions: [3], kind: 'key' })).toBe('question 3 had a wrong key.');
  expect(correctedWords({ positions: [3], kind: 'void' })).toBe('question 3 was made void, so everyone gets the mark.');
  expect(correctedWords({ positions: [1, 2, 3], kind: 'key' })).toBe('questions 1, 2 and 3 had wrong keys.');
  expect(correctedWords({ positions: [], kind: 'key' })).toBe('a question was put right.');
});

test('every refusal is a sentence', () => {
  for (const text of Object.values(correctionMessages)) expect(text).toMatch(/^[A-Z].*\.$/);
});
