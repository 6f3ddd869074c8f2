import { keysFrom, plainKeys } from '../draft.ts';
import { childNamed, childrenNamed } from '../xml/parse.ts';
import type { ClozePiece } from './cloze.ts';
import { readCloze, withoutStarEscapes } from './cloze.ts';
import { childText, fractionOf, reportOtherAnswers, tag, textOf } from './fields.ts';
import type { Source } from './fields.ts';
import type { Body } from './read-kinds.ts';
import { stemAndRationale } from './read-kinds.ts';

const choiceTypes = /^(MULTICHOICE|MC)(_?[VHS]{1,2})?$/;
const textTypes = /^(SHORTANSWER|SA|MW)(_?C)?$/;

type Gap = Extract<ClozePiece, { kind: 'gap' }>;

/** Accepted answers without Moodle’s escapes; one with a star for any text is an error. */
function exactAnswers({ findings, element, name }: Source, texts: readonly string[]): string[] {
  return texts.map((text) => {
    const exact = withoutStarEscapes(text);
    if (exact === null) findings.error(element.at, name, 'accepts any text (*) for an answer, which is not importable');
    return exact ?? text;
  });
}

function gapOf(source: Source, gap: Gap, key: string): Body | null {
  const { findings, element, name } = source;
  if (choiceTypes.test(gap.type)) {
    const listed = tag(source, `keys-${key}`)?.split(',') ?? [];
    const keys = listed.length === gap.answers.length ? keysFrom(listed) : plainKeys(gap.answers.length);
    if (gap.answers.some(({ percent }) => percent !== 0 && percent !== 100))
      findings.lose(element.at, name, 'has a gap whose answers give part of the mark, which is not kept');
    const options = gap.answers.map(({ text, percent, feedback }, index) => ({
      key: keys[index],
      text,
      correct: percent === 100,
      rationale: feedback,
    }));
    return { key, kind: 'choice', options };
  }
  if (textTypes.test(gap.type)) {
    const right = gap.answers.filter(({ percent }) => percent === 100);
    if (right.length < gap.answers.length)
      findings.lose(element.at, name, 'has a gap with answers for less than the full mark, which are not kept');
    const accept = exactAnswers(
      source,
      right.map(({ text }) => text),
    );
    return { key, kind: 'text', accept, rationale: right[0]?.feedback ?? '' };
  }
  findings.error(element.at, name, `has a gap of the type ${gap.type.slice(0, 30)}, which is not importable`);
  return null;
}

/** The task and the text with gaps: as a tag says, else the part before the first empty line, else a plain task. */
function cutStem(source: Source, whole: string): { stem: string; text: string } {
  const length = Number(tag(source, 'stem-length') ?? Number.NaN);
  if (Number.isInteger(length) && whole.slice(length, length + 2) === '\n\n')
    return { stem: whole.slice(0, length), text: whole.slice(length + 2) };
  return { stem: 'Fill in the gaps of this text.', text: whole };
}

/** A cloze question with Moodle’s own gap syntax. */
export function cloze(source: Source): Body | null {
  const { findings, element, name } = source;
  const { rationale, stem: whole } = stemAndRationale(source);
  const { stem, text } = cutStem(source, whole);
  const pieces = readCloze(text);
  const gaps = pieces?.filter((piece) => piece.kind === 'gap') ?? [];
  if (!pieces || gaps.length === 0) {
    findings.error(element.at, name, pieces ? 'is a cloze without a gap' : 'has a gap that is begun and never closed');
    return null;
  }
  const listed = tag(source, 'gaps')?.split(',') ?? [];
  const keys = listed.length === gaps.length ? keysFrom(listed) : plainKeys(gaps.length);
  const built = gaps.map((gap, index) => gapOf(source, gap, keys[index] ?? 'a'));
  if (built.some((gap) => gap === null)) return null;
  let next = 0;
  const written = pieces.map((piece) => (piece.kind === 'words' ? piece.text : `{{${keys[next++] ?? ''}}}`)).join('');
  const order = tag(source, 'gap-order')?.split(',') ?? keys;
  const sorted = built.toSorted(
    (one, other) => order.indexOf(String(one?.['key'])) - order.indexOf(String(other?.['key'])),
  );
  return { kind: 'cloze', stem, rationale, text: written, gaps: sorted };
}

/** Moodle’s “select missing words” and “drag words into text”: `[[1]]` names a choice, and its group the others offered. */
export function gapSelect(source: Source): Body | null {
  const { findings, element, name } = source;
  const { stem: whole, rationale } = stemAndRationale(source);
  const choices = [...childrenNamed(element, 'selectoption'), ...childrenNamed(element, 'dragbox')].map((choice) => ({
    text: textOf(source, choice),
    group: childText(choice, 'group') || '1',
  }));
  const numbers = [...whole.matchAll(/\[\[(\d{1,3})\]\]/g)].map(([, number]) => Number(number));
  const wrong = numbers.find((number) => choices[number - 1] === undefined);
  if (numbers.length === 0 || wrong !== undefined) {
    findings.error(element.at, name, wrong === undefined ? 'has no gap' : `has a gap [[${wrong}]] and no such choice`);
    return null;
  }
  const keys = plainKeys(numbers.length);
  const gaps = numbers.map((number, index) => {
    const right = choices[number - 1];
    const offered = choices.filter(({ group }) => group === right?.group);
    const optionKeys = plainKeys(offered.length);
    return {
      key: keys[index],
      kind: 'choice',
      options: offered.map((choice, place) => ({
        key: optionKeys[place],
        text: choice.text,
        correct: choice === right,
        rationale: '',
      })),
    };
  });
  let next = 0;
  const text = whole.replace(/\[\[\d{1,3}\]\]/g, () => `{{${keys[next++] ?? ''}}}`);
  return { kind: 'cloze', stem: 'Fill in the gaps of this text.', rationale, text, gaps };
}

/** A short answer: one gap to type into. */
export function shortAnswer(source: Source): Body {
  const answers = childrenNamed(source.element, 'answer');
  const right = answers.filter((answer) => (fractionOf(answer) ?? 0) >= 99.99);
  reportOtherAnswers(source, answers);
  const accept = exactAnswers(
    source,
    right.map((answer) => textOf(source, answer)),
  );
  const feedback = right.map((answer) => textOf(source, childNamed(answer, 'feedback'))).find((text) => text !== '');
  const gap = { key: 'a', kind: 'text', accept, rationale: feedback ?? '' };
  return { kind: 'cloze', ...stemAndRationale(source), text: 'Your answer: {{a}}', gaps: [gap] };
}
