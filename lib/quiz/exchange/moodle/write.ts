import { numericAnswer } from './write-numeric.ts';
import { cloze } from './write-cloze.ts';
import { noteLines, Notes, writable } from '../notes.ts';
import type { ExchangeQuestion, ExportHead, Written } from '../schema.ts';
import { xml, xmlDocument } from '../xml/write.ts';
import type { XmlNode } from '../xml/write.ts';
import { answer, keyTags, plain, quizRoot, share, shell, simple, tagLimit, tagPrefix, tagsOf } from './parts.ts';

type Of<Kind extends ExchangeQuestion['kind']> = Extract<ExchangeQuestion, { readonly kind: Kind }>;
type Option = { readonly key: string; readonly text: string; readonly correct: boolean; readonly rationale: string };

const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);

function feedbacks(): XmlNode[] {
  return ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].map((name) => plain(name, ''));
}

function choiceInner(options: readonly Option[], isSingle: boolean): XmlNode[] {
  const right = options.filter(({ correct }) => correct).length;
  const wrong = isSingle ? '0' : share(-1, Math.max(1, right));
  return [
    simple('single', String(isSingle)),
    simple('shuffleanswers', 'true'),
    simple('answernumbering', 'abc'),
    ...feedbacks(),
    ...options.map((option) => answer(option, option.correct ? share(1, isSingle ? 1 : Math.max(1, right)) : wrong)),
  ];
}

const all = 'Moodle gives marks for ticking every box when more boxes are right than wrong; here that earns nothing.';

function choice(question: Of<'single' | 'multiple' | 'true-false' | 'hotspot'>, notes: Notes): XmlNode {
  const isSingle = question.kind === 'hotspot' ? question.choose === 'one' : question.kind !== 'multiple';
  if (!isSingle) notes.add(all, question.key);
  if (question.kind === 'hotspot')
    notes.add(
      'The body map is not in the file: the places are a list of choices, and a tag names the map.',
      question.key,
    );
  const tags = [
    ...keyTags('keys', keysOf(question.options)),
    ...(question.kind === 'hotspot' ? [`map=${question.map}`] : []),
  ];
  const head = { name: question.key, text: question.stem, rationale: question.rationale, tags: tagsOf(question, tags) };
  const words = question.options.map(({ text }) => text);
  if (question.kind === 'true-false' && words.length === 2 && words.includes('True') && words.includes('False')) {
    const answers = question.options.map((option) =>
      answer({ ...option, text: option.text.toLowerCase() }, option.correct ? '100' : '0'),
    );
    return shell({ ...head, type: 'truefalse' }, answers);
  }
  return shell({ ...head, type: 'multichoice' }, choiceInner(question.options, isSingle));
}

function trueFalseReason(question: Of<'true-false-reason'>, notes: Notes): XmlNode[] {
  notes.add(
    'The statement and its reason are two questions in Moodle, each marked alone; here both must be right.',
    question.key,
  );
  const verdicts = [true, false].map((verdict) =>
    answer(
      { key: String(verdict), text: String(verdict), rationale: question.answerRationale },
      verdict === question.answer ? '100' : '0',
    ),
  );
  const statement = { type: 'truefalse', name: question.key, text: question.stem, rationale: question.rationale };
  const reason = { type: 'multichoice', name: `${question.key} reason`, text: 'What is the reason?', rationale: '' };
  return [
    shell({ ...statement, tags: tagsOf(question, []) }, verdicts),
    shell(
      { ...reason, tags: [`part-of=${question.key}`, 'part=reason', ...keyTags('keys', keysOf(question.options))] },
      choiceInner(question.options, true),
    ),
  ];
}

function caseStudy(question: Of<'case'>, notes: Notes): XmlNode[] {
  notes.add(
    'A case is a description and separate questions in Moodle; here they are one question and asked together.',
    question.key,
  );
  if (question.items.some(({ kind }) => kind === 'multiple')) notes.add(all, question.key);
  const head = { type: 'description', name: question.key, text: question.stem, rationale: question.rationale };
  return [
    shell({ ...head, tags: tagsOf(question, []) }, []),
    ...question.items.map((item) =>
      shell(
        {
          type: 'multichoice',
          name: `${question.key} ${item.key}`,
          text: item.stem,
          rationale: item.rationale,
          tags: [`part-of=${question.key}`, `part=item-${item.key}`, ...keyTags('keys', keysOf(item.options))],
        },
        choiceInner(item.options, item.kind === 'single'),
      ),
    ),
  ];
}

function ordering(question: Of<'ordering'>, notes: Notes): XmlNode {
  notes.add(
    'Moodle marks an order by pairs in place and takes nothing off for wrong ones; here wrong pairs count against right ones.',
    question.key,
  );
  const head = { type: 'ordering', name: question.key, text: question.stem, rationale: question.rationale };
  return shell({ ...head, tags: tagsOf(question, keyTags('keys', keysOf(question.options))) }, [
    simple('layouttype', 'VERTICAL'),
    simple('selecttype', 'ALL'),
    simple('selectcount', '0'),
    simple('gradingtype', 'RELATIVE_ALL_PREVIOUS_AND_NEXT'),
    simple('showgrading', 'SHOW'),
    simple('numberingstyle', 'none'),
    ...feedbacks(),
    ...question.options.map((option, index) => answer(option, String(index + 1))),
  ]);
}

function matching(question: Of<'matching'>, notes: Notes): XmlNode {
  notes.add(
    'Moodle has no place for the explanations in a matching question: this file carries them, Moodle drops them.',
    question.key,
  );
  const { prompts, options } = question;
  const pair = (text: string, key: string, ...more: readonly XmlNode[]) => [
    xml('text', {}, text),
    xml('answer', { 'afferent:key': key }, xml('text', {}, options.find((option) => option.key === key)?.text ?? '')),
    ...more,
  ];
  const matched = new Set(prompts.map(({ match }) => match));
  const head = { type: 'matching', name: question.key, text: question.stem, rationale: question.rationale };
  // Which key belongs to which text is in the answers; this is the order of the choices.
  const tags = [`keys=${keysOf(options).join(',')}`, ...keyTags('prompts', keysOf(prompts))];
  return shell({ ...head, tags: tagsOf(question, tags) }, [
    simple('shuffleanswers', 'true'),
    ...feedbacks(),
    ...prompts.map(({ key, text, match, rationale }) =>
      xml(
        'subquestion',
        { format: 'plain_text', 'afferent:key': key },
        ...pair(text, match, xml('afferent:rationale', {}, rationale)),
      ),
    ),
    ...options
      .filter(({ key }) => !matched.has(key))
      .map(({ key }) => xml('subquestion', { format: 'plain_text' }, ...pair('', key))),
    ...options.flatMap(({ key, rationale }) =>
      rationale === undefined ? [] : [xml('afferent:option-rationale', { key }, rationale)],
    ),
  ]);
}

function nodesOf(question: ExchangeQuestion, notes: Notes): XmlNode[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
    case 'hotspot':
      return [choice(question, notes)];
    case 'true-false-reason':
      return trueFalseReason(question, notes);
    case 'ordering':
      return [ordering(question, notes)];
    case 'matching':
      return [matching(question, notes)];
    case 'case':
      return caseStudy(question, notes);
    case 'numeric':
      return [numericAnswer(question, notes)];
    case 'cloze':
      return [cloze(question, notes)];
  }
}

function noteLongTags(question: ExchangeQuestion, notes: Notes): void {
  const long = tagsOf(question, []).some((tag) => [...`${tagPrefix}${tag}`].length > tagLimit);
  if (long)
    notes.add(
      `Moodle keeps ${tagLimit} characters of a tag: a longer topic, basis or reference is cut when Moodle stores it. This file has them whole.`,
      question.key,
    );
}

/** Questions as Moodle XML, and what Moodle cannot carry of them. */
export function writeMoodle(questions: readonly ExchangeQuestion[], head: ExportHead): Written {
  const notes = new Notes();
  const category = xml(
    'question',
    { type: 'category' },
    xml('category', {}, xml('text', {}, `$course$/top/${head.title} ${head.version}`)),
  );
  const nodes = questions.flatMap((question) => {
    noteLongTags(question, notes);
    return nodesOf(writable(question, notes), notes);
  });
  const list = notes.list();
  const comment = [
    `${head.title}, version ${head.version}: ${questions.length} questions from Afferent.`,
    'What Moodle cannot carry as it is held here:',
    ...noteLines(list),
  ];
  return { bytes: xmlDocument(quizRoot([category, ...nodes]), comment.join('\n')), notes: list };
}
