import { warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { HandoutContent } from '../handout.ts';
import type { Content } from '../load.ts';

export const handoutWords = { least: 200, most: 450 } as const;

function oneHandout({ file, words, source }: HandoutContent): Fault[] {
  const faults: Fault[] = [];
  if (words < handoutWords.least || words > handoutWords.most) {
    const message = `${words} words: a handout has ${handoutWords.least} to ${handoutWords.most}`;
    faults.push({ file, line: 1, rule: 'handout', message });
  }
  if (!/\b(doctor|GP)s?\b/.test(source)) {
    const message = 'the handout does not say when to see a doctor';
    faults.push({ file, line: 1, rule: 'handout', message });
  }
  return faults;
}

/** Each open course has a handout, of one page, that sends people to a doctor when they need one. */
export function checkHandouts(content: Content): Fault[] {
  return content.courses.flatMap(({ meta, file, handouts }) => {
    const none = warning({ file, line: 1, rule: 'handout', message: 'the course has no handout for clients' });
    if (handouts.length === 0) return meta.status === 'open' ? [none] : [];
    return handouts.flatMap(oneHandout);
  });
}
