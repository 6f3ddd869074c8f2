import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSeal, readSeals } from './seals.ts';
import type { Seal } from './seals.ts';

const at = new Date('2026-11-20T01:00:00.000Z');

function chain(count: number): Seal[] {
  const seals: Seal[] = [];
  for (let index = 0; index < count; index += 1)
    seals.push(nextSeal(seals.at(-1) ?? null, { attemptId: `a${index}`, seq: index, hash: `h${index}`, sealedAt: at }));
  return seals;
}

test('a chain as it was written has no faults, in however many portions it is read', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(12), (count, cut) => {
      const seals = chain(count);
      const first = readSeals(null, seals.slice(0, cut));
      const second = readSeals(first.last, seals.slice(cut));
      expect([...first.faults, ...second.faults]).toEqual([]);
      expect(second.last?.sealHash).toBe(seals.at(-1)?.sealHash);
    }),
  );
});

test('any change of any field of any seal is found', () => {
  const changes: ((seal: Seal) => Seal)[] = [
    (seal) => ({ ...seal, number: seal.number + 100 }),
    (seal) => ({ ...seal, attemptId: 'other' }),
    (seal) => ({ ...seal, seq: seal.seq + 1 }),
    (seal) => ({ ...seal, hash: 'other' }),
    (seal) => ({ ...seal, sealedAt: new Date(at.getTime() + 1) }),
    (seal) => ({ ...seal, prevSealHash: 'other' }),
    (seal) => ({ ...seal, sealHash: 'other' }),
  ];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(), fc.constantFrom(...changes), (count, pick, change) => {
      const seals = chain(count);
      const index = pick % count;
      const { faults } = readSeals(
        null,
        seals.map((seal, each) => (each === index ? change(seal) : seal)),
      );
      expect(faults).toContainEqual(expect.objectContaining({ code: 'seal-altered' }));
    }),
  );
});

test('a seal that is taken out, or made anew with its own hash, is found at the next one', () => {
  const seals = chain(3);
  expect(readSeals(null, seals.toSpliced(1, 1)).faults).toEqual([{ number: 3, attemptId: 'a2', code: 'seal-missing' }]);
  const anew = nextSeal(seals[0] ?? null, { attemptId: 'a1', seq: 1, hash: 'other', sealedAt: at });
  expect(readSeals(null, seals.with(1, anew)).faults).toEqual([{ number: 3, attemptId: 'a2', code: 'seal-moved' }]);
});
