import type { Question } from '../../../schema.ts';
import { warning } from '../../fault.ts';
import type { Fault } from '../../fault.ts';
import type { CourseContent, Placed } from '../../load.ts';
import { choicesOf, singlesOf } from '../../questions.ts';
import type { Choice } from '../../questions.ts';

/** Where the right answer is the longest more often than this, length gives it away (chance among four is a quarter). */
export const longestAnswerPercent = 40;
/** Where the right answer stands in one place more often than this, its place gives it away. */
export const samePlacePercent = 45;
/** Where a letter is right more often than this among choices of several, the letter gives it away: the browser sees it. */
export const sameLetterPercent = 75;
/** Fewer questions than this say nothing about habits. */
const fewest = 12;
const absolute =
  /\b(always|never|only|every|everyone|everything|nobody|nothing|none|all|any|completely|totally|entirely|guarantees?|impossible)\b/i;

type Asked = Choice & Pick<Placed<Question>, 'file' | 'line'>;

function isLongest({ options }: Choice): boolean {
  const right = options.find(({ correct }) => correct)?.text.length ?? 0;
  return options.every(({ correct, text }) => correct || text.length < right);
}

function longestFaults(singles: readonly Asked[]): Fault[] {
  const given = singles.filter(isLongest);
  const [first] = given;
  if (!first || given.length * 100 <= singles.length * longestAnswerPercent) return [];
  const names = given.map(({ name }) => name).join(', ');
  const message = `the right answer is the longest in ${given.length} of ${singles.length} single choices: shorten some of ${names}`;
  return [{ file: first.file, line: first.line, rule: 'longest', message }];
}

function placeFaults(singles: readonly Asked[]): Fault[] {
  if (singles.length < fewest) return [];
  const places = Map.groupBy(singles, ({ options }) => options.findIndex(({ correct }) => correct));
  return [...places].flatMap(([place, there]) => {
    const [first] = there;
    if (!first || there.length * 100 <= singles.length * samePlacePercent) return [];
    const message = `the right answer is option ${place + 1} in ${there.length} of ${singles.length} single choices`;
    return [warning({ file: first.file, line: first.line, rule: 'key-place', message })];
  });
}

function letterFaults(multiples: readonly Asked[]): Fault[] {
  const letters = new Set(multiples.flatMap(({ options }) => options.map(({ key }) => key)));
  return [...letters].flatMap((letter) => {
    const there = multiples.filter(({ options }) => options.some(({ key }) => key === letter));
    const right = there.filter(({ options }) => options.some(({ key, correct }) => key === letter && correct));
    const [first] = right;
    if (!first || there.length < fewest || right.length * 100 <= there.length * sameLetterPercent) return [];
    const message = `option ${letter} is right in ${right.length} of ${there.length} choices of several`;
    return [warning({ file: first.file, line: first.line, rule: 'key-letter', message })];
  });
}

/** Two wrong options or more speak in absolutes and no right one does: the test-wise pick the modest answer. */
function isAbsoluteClue({ options }: Choice): boolean {
  const spoken = options.filter(({ text }) => absolute.test(text));
  return spoken.length >= 2 && spoken.every(({ correct }) => !correct);
}

function absoluteFaults(choices: readonly Asked[]): Fault[] {
  const given = choices.filter(isAbsoluteClue);
  const each = given.map(({ name, file, line }) => {
    const message = `question ${name} has “always”, “only” or the like in its wrong options alone`;
    return warning({ file, line, rule: 'absolute', message });
  });
  const [first] = given;
  if (!first || choices.length < fewest || given.length * 3 <= choices.length) return each;
  const message = `absolute words mark the wrong options in ${given.length} of ${choices.length} choices of this course`;
  return [...each, { file: first.file, line: first.line, rule: 'absolute', message }];
}

/** Habits of a pool that give answers away: length, place, letter and absolute words. */
export function clueFaults({ questions }: CourseContent): Fault[] {
  const asked = (of: (question: Question) => Choice[]) =>
    questions.flatMap(({ value, file, line }) => of(value).map((choice) => ({ ...choice, file, line })));
  const singles = asked(singlesOf);
  const all = asked(choicesOf);
  const multiples = all.filter(({ kind }) => kind === 'multiple');
  return [...longestFaults(singles), ...placeFaults(singles), ...letterFaults(multiples), ...absoluteFaults(all)];
}
