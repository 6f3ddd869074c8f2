import type { Question } from '../../schema.ts';
import type { Fault } from '../fault.ts';
import { forbiddenIn, forbiddenInExplanation } from '../forbidden.ts';
import type { Content, CourseContent } from '../load.ts';
import { descriptionsOf } from '../passages.ts';
import type { Passage } from '../passages.ts';
import { lineAt, proseOf, sentencesOf } from '../prose.ts';
import { keyTextsOf } from '../questions.ts';

/** Here a forbidden sentence is quoted in order to be refused. */
const quotedIn: readonly string[] = ['misconception', 'dontsay'];

type Finder = typeof forbiddenIn;

function faultsIn({ text, file, line }: Passage, find: Finder = forbiddenIn): Fault[] {
  return find(text).map(({ rule, sentence }) => ({
    file,
    line,
    rule: `forbidden-${rule}`,
    message: `must never be stated: “${sentence.slice(0, 120)}”`,
  }));
}

function proseFaults(course: CourseContent): Fault[] {
  return [...course.modules, ...course.handouts].flatMap(({ file, root }) =>
    proseOf(root)
      .filter(({ inside }) => !inside.some((tag) => quotedIn.includes(tag)))
      .flatMap((prose) =>
        sentencesOf(prose.text).flatMap(({ text, start }) => faultsIn({ text, file, line: lineAt(prose, start) })),
      ),
  );
}

/** What a question says is right, and why. A wrong option may say anything: that is what it is for. */
function questionFaults(question: Question, file: string, line: number): Fault[] {
  const { right, explanations } = keyTextsOf(question);
  return [
    ...right.flatMap((text) => faultsIn({ text, file, line }, forbiddenInDenial)),
    ...explanations.flatMap((text) => faultsIn({ text, file, line }, forbiddenInExplanation)),
  ];
}

/** A right answer may refuse a promise (“do not say that it cures”), and may not make one. */
function forbiddenInDenial(text: string): ReturnType<Finder> {
  return forbiddenInExplanation(text.replaceAll(/[“”]/g, ''));
}

/** A claim is stated as true, unless it is one that opens with what is often said. */
function claimFaults(content: Content): Fault[] {
  return [...content.claims.values()].flatMap(({ value, file, line }) =>
    [value.statement, value.taught].flatMap((text) => faultsIn({ text, file, line }, forbiddenInExplanation)),
  );
}

/** Nothing that a reader is told is a forbidden sentence, except where it is taken apart. */
export function checkSentences(content: Content): Fault[] {
  return [
    ...content.courses.flatMap((course) => [
      ...descriptionsOf(course).flatMap((passage) => faultsIn(passage)),
      ...proseFaults(course),
      ...course.questions.flatMap(({ value, file, line }) => questionFaults(value, file, line)),
    ]),
    ...claimFaults(content),
    ...[...content.glossary.values()].flatMap(({ value, file, line }) =>
      faultsIn({ text: value.definition, file, line }, forbiddenInExplanation),
    ),
  ];
}
