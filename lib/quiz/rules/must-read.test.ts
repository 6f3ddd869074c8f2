import { expect, test } from 'vitest';
import { topicsToRead } from './must-read.ts';

const at = (position: number, moduleSlug: string, topic: string, isRead = false) => ({
  position,
  moduleSlug,
  topic,
  isRead,
});

test('what must be read again is listed by topic, and neither list nor order says which questions were wrong', () => {
  const wrong = [at(2, 'm2', 'Clots'), at(5, 'm1', 'Fever'), at(9, 'm2', 'Clots', true), at(11, 'm3', 'Clots', true)];
  const listed = [
    { moduleSlug: 'm1', topic: 'Fever', isRead: false },
    { moduleSlug: 'm2', topic: 'Clots', isRead: false },
    { moduleSlug: 'm3', topic: 'Clots', isRead: true },
  ];
  expect(topicsToRead(wrong)).toEqual(listed);
  const elsewhere = wrong.map((each, index) => ({ ...each, position: 20 - index }));
  expect(topicsToRead(elsewhere.toReversed())).toEqual(listed);
  expect(topicsToRead([])).toEqual([]);
});
