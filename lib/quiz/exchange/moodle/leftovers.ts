import type { Findings } from '../draft.ts';
import type { Place } from '../schema.ts';
import { childNamed, childrenNamed, rawText } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import { childText } from './fields.ts';
import type { Source } from './fields.ts';

const isNo = (word: string) => word === '0' || word === 'false';
const isYes = (word: string) => word === '1' || word === 'true';
const saysAnything = (element: XmlElement) => rawText(childNamed(element, 'text') ?? element).trim() !== '';

const combined = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'];
const shuffled = /^(multichoice|match|matching|ddmatch|gapselect|ddwtos)$/;

/** What Moodle keeps of a question and we do not, in the words that follow “has” or “have”. */
const leftovers: readonly { readonly words: string; readonly isIn: (source: Source) => boolean }[] = [
  {
    words: 'hints, which are not kept',
    isIn: ({ element }) => childrenNamed(element, 'hint').some(saysAnything),
  },
  {
    words: 'feedback on right or wrong answers as a whole, which is not kept',
    isIn: ({ element }) => combined.some((name) => childrenNamed(element, name).some(saysAnything)),
  },
  {
    words: 'a worth other than 1 mark: here every question is worth the same',
    isIn: ({ element, type }) => {
      const worth = childText(element, 'defaultgrade');
      return type !== 'description' && worth !== '' && Number(worth) !== 1;
    },
  },
  {
    words: 'a fixed order of answers: here the order is drawn anew for each paper',
    isIn: ({ element, type }) => shuffled.test(type) && isNo(childText(element, 'shuffleanswers')),
  },
  {
    words: 'answers in which capital letters count: here they make no difference',
    isIn: ({ element }) => isYes(childText(element, 'usecase')),
  },
  {
    words: 'been hidden in Moodle: here all are asked',
    isIn: ({ element }) => isYes(childText(element, 'hidden')),
  },
];

/** One line for each matter, however many questions it concerns, at the first of them. Ours leave nothing over. */
export function reportLeftovers(sources: readonly Source[], findings: Findings): void {
  const foreign = sources.filter(({ isOwn }) => !isOwn);
  for (const { words, isIn } of leftovers) {
    const concerned = foreign.filter(isIn);
    const at: Place | undefined = concerned[0]?.element.at;
    if (at) findings.lose(at, '', `${whose(concerned)} ${words}.`);
  }
}

function whose(concerned: readonly Source[]): string {
  const [first, ...more] = concerned;
  return more.length === 0 ? `The question “${first?.name}” has` : `${concerned.length} questions have`;
}
