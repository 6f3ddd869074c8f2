import { currencies } from '../../../money.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';

/** The pathway names open courses, each once, and costs less than they do one by one. */
export function checkPathway({ pathway, courses }: Content): Fault[] {
  if (!pathway) return [];
  const { file, meta, lineOf } = pathway;
  const fault = (message: string, ...path: (string | number)[]): Fault => ({
    file,
    line: lineOf(path),
    rule: 'pathway',
    message,
  });
  const faults = meta.courses.flatMap((slug, index) => {
    const course = courses.find((candidate) => candidate.meta.slug === slug);
    if (!course) return [fault(`there is no course "${slug}"`, 'courses', index)];
    if (meta.courses.indexOf(slug) < index) return [fault(`names "${slug}" twice`, 'courses', index)];
    return course.meta.status === 'open' ? [] : [fault(`course "${slug}" is not open`, 'courses', index)];
  });
  const parts = courses.filter((course) => meta.courses.includes(course.meta.slug)).map((course) => course.meta.prices);
  for (const currency of currencies) {
    const price = meta.prices[currency];
    const amounts = parts.flatMap((prices) => prices?.[currency] ?? []);
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    if (price !== undefined && amounts.length === parts.length && price >= sum)
      faults.push(fault(`${currency} ${price} is no less than the courses one by one, ${sum}`, 'prices', currency));
  }
  return faults;
}
