import { expect, it } from 'vitest';
import { filesUnder, readText } from './support/files.ts';

/** Words that stand wherever a therapist's log, reflections or evidence are read. */
const privateReads = /\bcpd(?:Entry|Reflection|Claim)\b|\bevidence(?:File|Blob)\b|#lib\/cpd-log\/queries\//;

/** A public page that holds the log of whoever looks at it against a course: their own, and no one else's. */
const ownLog = 'app/(site)/courses/[slug]/counts/mine.tsx';

/** What an admin, a clinic owner or anyone without an account is served from. */
const others = [
  ...filesUnder('app/(admin)', /\.tsx?$/),
  ...filesUnder('app/(site)', /\.tsx?$/),
  ...filesUnder('app/(account)/account/clinics', /\.tsx?$/),
  ...filesUnder('components/admin', /\.tsx?$/),
  ...filesUnder('components/payments', /\.tsx?$/),
  ...filesUnder('lib/payments', /\.ts$/),
  ...filesUnder('lib/quiz', /\.ts$/),
];

it('no page of an admin, a clinic owner or the public reads a CPD log, a reflection or evidence', () => {
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter((path) => privateReads.test(readText(path)))).toEqual([ownLog]);
  expect(readText(ownLog)).not.toMatch(/reflections|evidence/i);
});

it('the check above notices such a read, and lets words about evidence be', () => {
  expect(privateReads.test('await db.cpdReflection.findMany({})')).toBe(true);
  expect(privateReads.test("import { listLog } from '#lib/cpd-log/queries/list-log.ts';")).toBe(true);
  expect(privateReads.test("import { EvidenceMark } from '#components/evidence.tsx';")).toBe(false);
});
