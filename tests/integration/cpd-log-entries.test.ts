import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteEntry } from '#lib/cpd-log/commands/delete-entry.ts';
import { addEntry, changeEntry } from '#lib/cpd-log/commands/save-entry.ts';
import { saveReflection } from '#lib/cpd-log/commands/save-reflection.ts';
import { getEntry, listLog } from '#lib/cpd-log/queries/list-log.ts';
import { entryOfAttempt, getGoals, getReflection, newestUnreflected } from '#lib/cpd-log/queries/reflections.ts';
import { newId } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import { certified } from './certificate-helpers.ts';
import { enterByHand, said, workshop } from './cpd-log-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const later = new Date(testStart.getTime() + 60_000);
const claim = { bodySlug: 'a-body', isExcluded: false, unitsMilli: 2500 };

describe('an entry by hand', () => {
  test('is kept as typed, as the therapist’s own word, with its claims', async () => {
    const person = await createTherapist(database.db);
    const id = await enterByHand(database.db, person, {}, { claims: [claim] });
    expect(await getEntry(database.db, viewerOf(person), id)).toMatchObject({
      ...workshop,
      relation: 'direct',
      subjects: ['practice', 'science'],
      disciplines: ['remedial massage'],
      learned: said.learned,
      source: 'manual',
      verification: 'self-declared',
      revision: 1,
      certificate: null,
      claims: { 'a-body': { isExcluded: false, units: 2.5 } },
    });
  });

  test('that looks like one in the log is asked about once, whatever its letters', async () => {
    const person = await createTherapist(database.db);
    const viewer = viewerOf(person);
    await enterByHand(database.db, person, { title: '100% core_work' });
    const again = { facts: { ...workshop, title: '100% CORE_work' }, words: said, bodySlugs: [] };
    const asked = await addEntry(database.db, viewer, { ...again, isAnother: false }, later);
    expect(asked).toEqual({ ok: false, reason: 'looks-like-one-you-have' });
    const other = { ...again, facts: { ...again.facts, title: '100x coreXwork' } };
    expect((await addEntry(database.db, viewer, { ...other, isAnother: false }, later)).ok).toBe(true);
    expect((await addEntry(database.db, viewer, { ...again, isAnother: true }, later)).ok).toBe(true);
    expect(await listLog(database.db, viewer)).toHaveLength(3);
  });

  test('that is sent twice at once is entered once; an id that is none is nobody’s', async () => {
    const person = await createTherapist(database.db);
    const viewer = viewerOf(person);
    const form = { facts: workshop, words: said, bodySlugs: [], isAnother: false };
    const sent = await Promise.all([1, 2, 3].map(() => addEntry(database.db, viewer, form, later)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listLog(database.db, viewer)).toHaveLength(1);
    expect(await getEntry(database.db, viewer, "no id' OR true")).toBeNull();
  });

  test('is not overwritten by an older window; of two saves at once one is kept', async () => {
    const person = await createTherapist(database.db);
    const viewer = viewerOf(person);
    const id = await enterByHand(database.db, person);
    const save = (title: string, revision: number) =>
      changeEntry(
        database.db,
        viewer,
        { id, revision, facts: { ...workshop, title }, words: said, bodySlugs: [] },
        later,
      );
    const both = await Promise.all([save('One', 1), save('Two', 1)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed-elsewhere' });
    expect(await save('Three', 1)).toEqual({ ok: false, reason: 'changed-elsewhere' });
    expect((await save('Three', 2)).ok).toBe(true);
    expect(await getEntry(database.db, viewer, id)).toMatchObject({ title: 'Three', revision: 3 });
  });

  test('a claim that the form did not show stays when another is changed', async () => {
    const person = await createTherapist(database.db);
    const id = await enterByHand(database.db, person, {}, { claims: [claim] });
    const excluded = { bodySlug: 'other-body', isExcluded: true, unitsMilli: null };
    const words = { ...said, claims: [excluded] };
    const change = { id, revision: 1, facts: workshop, words, bodySlugs: ['other-body'] };
    expect((await changeEntry(database.db, viewerOf(person), change, later)).ok).toBe(true);
    expect((await getEntry(database.db, viewerOf(person), id))?.claims).toEqual({
      'a-body': { isExcluded: false, units: 2.5 },
      'other-body': { isExcluded: true, units: null },
    });
  });

  test('once deleted is gone with all that hangs on it', async () => {
    const person = await createTherapist(database.db);
    const viewer = viewerOf(person);
    const id = await enterByHand(database.db, person, {}, { claims: [claim] });
    const of = { entryId: id, shape: 'free' as const };
    await saveReflection(database.db, viewer, { of, answers: { learned: 'x' }, revision: 0 }, later);
    expect((await deleteEntry(database.db, viewer, id)).ok).toBe(true);
    expect(await deleteEntry(database.db, viewer, id)).toEqual({ ok: false, reason: 'not-found' });
    expect(await database.db.cpdClaim.count({ where: { entryId: id } })).toBe(0);
    expect(await database.db.cpdReflection.count({ where: { userId: person.id } })).toBe(0);
  });
});

test('a completion keeps its facts whatever a form sends, takes words, and cannot be deleted', async () => {
  const { person, certificateId } = await certified(database.db);
  const viewer = viewerOf(person);
  const [entry] = await listLog(database.db, viewer);
  if (!entry) throw new Error('no completion in the log');
  expect(entry).toMatchObject({
    source: 'completion',
    verification: 'issued-here',
    certificate: { id: certificateId },
  });
  const change = { id: entry.id, revision: 1, facts: { ...workshop, minutes: 9_000 }, words: said, bodySlugs: [] };
  expect((await changeEntry(database.db, viewer, change, later)).ok).toBe(true);
  expect(await getEntry(database.db, viewer, entry.id)).toMatchObject({
    title: entry.title,
    provider: entry.provider,
    minutes: entry.minutes,
    completedOn: entry.completedOn,
    mode: entry.mode,
    isAssessed: entry.isAssessed,
    learned: said.learned,
    subjects: said.subjects,
  });
  expect(await deleteEntry(database.db, viewer, entry.id)).toEqual({ ok: false, reason: 'issued-here' });
});

describe('a reflection', () => {
  test('is offered after passing until it is written, to the one who passed', async () => {
    const { person, ref } = await certified(database.db);
    const viewer = viewerOf(person);
    const stranger = viewerOf(await createTherapist(database.db));
    const long = new Date(0);
    const offered = await entryOfAttempt(database.db, viewer, ref.attemptId);
    expect(offered).toMatchObject({ hasReflection: false });
    expect(await newestUnreflected(database.db, viewer, long)).toMatchObject({ id: offered?.id });
    expect(await entryOfAttempt(database.db, stranger, ref.attemptId)).toBeNull();
    expect(await newestUnreflected(database.db, stranger, long)).toBeNull();
    const of = { entryId: String(offered?.id), shape: 'free' as const };
    await saveReflection(database.db, viewer, { of, answers: { learned: 'x' }, revision: 0 }, later);
    expect(await entryOfAttempt(database.db, viewer, ref.attemptId)).toMatchObject({ hasReflection: true });
    expect(await newestUnreflected(database.db, viewer, long)).toBeNull();
  });

  test('is saved once, changed by who saw it last, and not begun with nothing', async () => {
    const person = await createTherapist(database.db);
    const viewer = viewerOf(person);
    const of = { entryId: await enterByHand(database.db, person), shape: 'cnhc-steps' as const };
    const save = (answers: Record<string, string>, revision: number) =>
      saveReflection(database.db, viewer, { of, answers, revision }, later);
    expect(await save({}, 0)).toEqual({ ok: false, reason: 'nothing-written' });
    const both = await Promise.all([save({ need: 'a' }, 0), save({ need: 'b' }, 0)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await save({ need: 'c' }, 0)).toEqual({ ok: false, reason: 'changed-elsewhere' });
    expect((await save({ need: 'c' }, 1)).ok).toBe(true);
    expect(await save({ need: 'd' }, 1)).toEqual({ ok: false, reason: 'changed-elsewhere' });
    expect(await getReflection(database.db, viewer, of)).toEqual({ answers: { need: 'c' }, revision: 2 });
  });

  test('of a body and a period stands beside those of others', async () => {
    const [ann, bob] = [await createTherapist(database.db), await createTherapist(database.db)];
    const of = { bodySlug: 'cmtbc', periodStart: '2026-11-01', shape: 'cmtbc-goals' as const };
    for (const person of [ann, bob]) {
      const written = { of, answers: { 'goal-1': person.id }, revision: 0 };
      expect((await saveReflection(database.db, viewerOf(person), written, later)).ok).toBe(true);
    }
    expect((await getGoals(database.db, viewerOf(ann), of))?.answers).toEqual({ 'goal-1': ann.id });
    expect(await getGoals(database.db, viewerOf(ann), { ...of, periodStart: '2025-11-01' })).toBeNull();
  });
});

test('nobody reads, changes or deletes another’s entry, nor can tell it from none', async () => {
  const owner = await createTherapist(database.db);
  const admin = await createTherapist(database.db, { role: 'admin' });
  const stranger = await createTherapist(database.db);
  const id = await enterByHand(database.db, owner);
  const of = { entryId: id, shape: 'free' as const };
  await saveReflection(database.db, viewerOf(owner), { of, answers: { learned: 'private' }, revision: 0 }, later);
  for (const viewer of [viewerOf(stranger), { userId: admin.id, role: 'admin' as const }]) {
    for (const each of [id, newId(), 'x', '', "' OR 1=1"]) {
      expect(await deleteEntry(database.db, viewer, each)).toEqual({ ok: false, reason: 'not-found' });
      const change = { id: each, revision: 1, facts: workshop, words: said, bodySlugs: [] };
      expect(await changeEntry(database.db, viewer, change, later)).toEqual({ ok: false, reason: 'not-found' });
      const ofEach = { entryId: each, shape: 'free' as const };
      expect(await getReflection(database.db, viewer, ofEach)).toBeNull();
      const written = { of: ofEach, answers: { learned: 'mine' }, revision: 0 };
      expect(await saveReflection(database.db, viewer, written, later)).toEqual({ ok: false, reason: 'not-found' });
    }
    expect(await getEntry(database.db, viewer, id)).toBeNull();
    expect(await listLog(database.db, viewer)).toEqual([]);
  }
  expect(await getReflection(database.db, viewerOf(owner), of)).toEqual({
    answers: { learned: 'private' },
    revision: 1,
  });
});
