import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentHash } from './hash.ts';
import { courseSchema } from './schema.ts';
import { useContentFixture } from '#tests/support/content/fixture.ts';

const fixture = useContentFixture();
const course = () => parse(fixture().read('courses/first-course/course.yaml')) as Record<string, unknown>;

test('a course may say for how many months its certificates count, and without it is the version that it was', () => {
  const parsed = courseSchema.parse(course());
  expect(parsed.certificateValidMonths).toBeUndefined();
  expect(contentHash(parsed)).toBe(contentHash(courseSchema.parse({ ...course(), certificateValidMonths: undefined })));
  expect(courseSchema.parse({ ...course(), certificateValidMonths: 24 }).certificateValidMonths).toBe(24);
  for (const months of [0, -1, 1.5, 121, '12'])
    expect(courseSchema.safeParse({ ...course(), certificateValidMonths: months }).success, String(months)).toBe(false);
});

test('an approval typed into a course file is refused: it has no number, no days and no audit event', () => {
  const { error } = courseSchema.safeParse({ ...course(), approvals: ['Approved by everyone'] });
  expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining('must stay empty')]);
});
