import { warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';

/** A review that falls due within so many days is announced. */
export const reviewNoticeDays = 60;
const dayLength = 24 * 60 * 60 * 1_000;

/** Courses whose review is due soon or overdue. `today` is a date such as 2026-11-20. */
export function checkReview(content: Content, today: string): Fault[] {
  return content.courses.flatMap(({ file, meta, lineOf }) => {
    const days = Math.round((Date.parse(meta.reviewDueOn) - Date.parse(today)) / dayLength);
    const line = lineOf(['reviewDueOn']);
    if (days < 0) {
      const message = `the review was due on ${meta.reviewDueOn}, ${-days} days ago`;
      return [warning({ file, line, rule: 'review-overdue', message })];
    }
    if (days > reviewNoticeDays) return [];
    const message = `the review is due on ${meta.reviewDueOn}, in ${days} days`;
    return [warning({ file, line, rule: 'review-due', message })];
  });
}
