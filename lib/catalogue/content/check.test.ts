import { expect, test } from 'vitest';
import { useContentFixture } from '#tests/support/content/fixture.ts';

const fixture = useContentFixture();

test('sound content has neither errors nor warnings', () => {
  const report = fixture().check();
  expect(report.errors).toEqual([]);
  expect(report.warnings).toEqual([]);
});
