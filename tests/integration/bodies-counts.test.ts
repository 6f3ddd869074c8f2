import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvedUnitsOf, listHeldApprovals } from '#lib/bodies/queries/approvals.ts';
import { candidateOf } from '#lib/bodies/rules/candidate.ts';
import { learningOf } from '#lib/cpd-log/learning.ts';
import { listLog } from '#lib/cpd-log/queries/list-log.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { newId } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { publishTinyCourse, testStart, viewerOf } from '#tests/support/factories.ts';
import { certified } from './certificate-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const day = (text: string) => new Date(`${text}T00:00:00Z`);

test('only approvals of the newest version that hold on the day are counted with, the smallest of a body', async () => {
  const { courseVersionId, slug } = await publishTinyCourse(database.db);
  const other = await publishTinyCourse(database.db);
  const approve = (number: string, changes: object) =>
    database.db.approval.create({
      data: {
        id: newId(),
        courseVersionId,
        bodySlug: 'florida',
        jurisdiction: 'Florida',
        approvalNumber: number,
        approvedTitle: 'As approved',
        unitsMilli: 1500,
        validFrom: day('2026-01-01'),
        createdAt: testStart,
        ...changes,
      },
    });
  await approve('20-1', { validUntil: day('2026-11-28') });
  await approve('20-2', { jurisdiction: 'Georgia', unitsMilli: 1000 });
  await approve('20-3', { validFrom: day('2026-11-29') });
  await approve('20-4', { validUntil: day('2026-11-27') });
  await approve('20-5', { withdrawnAt: testStart, bodySlug: 'ncbtmb' });
  await approve('20-6', { courseVersionId: other.courseVersionId, bodySlug: 'texas' });
  const held = await listHeldApprovals(database.db, slug, '2026-11-28');
  expect(held.map(({ approvalNumber }) => approvalNumber)).toEqual(['20-1', '20-2']);
  expect(approvedUnitsOf(held)).toEqual({ florida: 1 });
  expect(await listHeldApprovals(database.db, 'no-such-course', '2026-11-28')).toEqual([]);
});

test('what the page reckons with beforehand is what a completion enters in the log', async () => {
  const { person, slug } = await certified(database.db);
  const [entry] = await listLog(database.db, viewerOf(person));
  if (!entry) throw new Error('nothing was logged');
  const { id: _id, ...logged } = learningOf(entry);
  const { title, minutes, completedOn } = entry;
  const { id: _candidate, ...expected } = candidateOf({ slug, title, minutes }, {}, completedOn);
  expect(logged).toEqual(expected);
});

test('a membership says on which day it was told, so that what was carried in belongs to that period', async () => {
  const { person } = await certified(database.db);
  await database.db.cpdMembership.create({
    data: {
      id: newId(),
      userId: person.id,
      bodySlug: 'mti',
      carriedInMilli: 2500,
      createdAt: new Date('2026-03-04T23:30:00Z'),
      updatedAt: testStart,
    },
  });
  expect(await listMemberships(database.db, viewerOf(person))).toMatchObject([
    { bodySlug: 'mti', carriedInUnits: 2.5, carriedInOn: '2026-03-04' },
  ]);
});
