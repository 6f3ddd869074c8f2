import { Findings } from '../draft.ts';
import { limits } from '../schema.ts';
import type { Place } from '../schema.ts';
import { childrenNamed } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import { reportLeftovers } from './leftovers.ts';
import { childText, optionsOf, ownFields, sourceOf, tag } from './fields.ts';
import type { Source } from './fields.ts';
import { cloze, gapSelect, shortAnswer } from './read-cloze.ts';
import {
  isSingleChoice,
  matching,
  multichoice,
  numerical,
  ordering,
  stemAndRationale,
  trueFalse,
} from './read-kinds.ts';
import type { Body, Places } from './read-kinds.ts';

function bodyOf(source: Source, places: Places): Body | null {
  switch (source.type) {
    case 'multichoice':
      return multichoice(source, places);
    case 'truefalse':
      return trueFalse(source, places);
    case 'ordering':
      return ordering(source, places);
    case 'matching':
    case 'match':
    case 'ddmatch':
      return matching(source, places);
    case 'numerical':
      return numerical(source, places);
    case 'cloze':
    case 'multianswer':
      return cloze(source);
    case 'gapselect':
    case 'ddwtos':
      return gapSelect(source);
    case 'shortanswer':
      return shortAnswer(source);
    default: {
      const type = source.type.slice(0, 40) || 'no';
      source.findings.error(source.element.at, source.name, `is of type “${type}”, which is not importable`);
      return null;
    }
  }
}

const partOf = (source: Source) => tag(source, 'part-of');

/** A statement with its reason: two questions of Moodle’s, one of ours. */
function reasonBody(source: Source, parts: readonly Source[], places: Places): Body | null {
  const reason = parts.find((part) => tag(part, 'part') === 'reason');
  if (!reason) {
    source.findings.error(
      source.element.at,
      source.name,
      'is a statement with its reason, and the question for the reason is missing',
    );
    return null;
  }
  const verdicts = optionsOf(source, true, 'verdicts', places);
  return {
    kind: 'true-false-reason',
    ...stemAndRationale(source),
    answer: verdicts.some(({ text, correct }) => correct && text.trim().toLowerCase() === 'true'),
    answerRationale: verdicts[0]?.rationale ?? '',
    options: optionsOf(reason, true, 'options', places),
  };
}

/** A case: a description and the questions that belong to it. */
function caseBody(source: Source, parts: readonly Source[], places: Places): Body {
  const items = parts.map((part, index) => {
    places.set(`items.${index}`, part.element.at);
    const isSingle = isSingleChoice(part);
    return {
      key: (tag(part, 'part') ?? '').replace(/^item-/, ''),
      kind: isSingle ? 'single' : 'multiple',
      ...stemAndRationale(part),
      options: optionsOf(part, isSingle, `items.${index}.options`, places),
    };
  });
  return { kind: 'case', ...stemAndRationale(source), items };
}

function readOne(source: Source, parts: readonly Source[]): void {
  const { findings, element, name } = source;
  const kind = tag(source, 'kind');
  const places = new Map<string, Place>();
  if (source.type === 'description' && kind !== 'case') {
    findings.lose(element.at, name, 'is a description without a question and is not imported');
    return;
  }
  const body =
    kind === 'case' && source.type === 'description'
      ? caseBody(source, parts, places)
      : kind === 'true-false-reason'
        ? reasonBody(source, parts, places)
        : bodyOf(source, places);
  const isOwn = tag(source, 'kind') !== undefined;
  if (body) findings.drafts.push({ at: element.at, name, isOwn, own: ownFields(source), body, places });
}

/** Reads a quiz of Moodle’s XML format. */
export function readMoodle(root: XmlElement, findings: Findings): void {
  const sources: Source[] = [];
  const elements = childrenNamed(root, 'question');
  for (const [index, element] of elements.entries()) {
    if (element.attributes.get('type') !== 'category') {
      sources.push(sourceOf(element, index + 1, findings));
      continue;
    }
    const path = childText(element, 'category');
    if (!/^\$course\$\/top\/[^/]*$/.test(path))
      findings.lose(element.at, '', `the category “${path.slice(0, 120)}” is not kept`);
  }
  if (sources.length > limits.questions) {
    findings.error(root.at, '', `holds ${sources.length} questions: at most ${limits.questions} are imported at once`);
    return;
  }
  reportLeftovers(sources, findings);
  if (sources.length === 0) findings.error(root.at, '', 'holds no question');
  const heads = sources.filter((source) => partOf(source) === undefined);
  const parts = Map.groupBy(
    sources.filter((source) => partOf(source) !== undefined),
    (source) => partOf(source) ?? '',
  );
  for (const source of heads) {
    const key = tag(source, 'key') ?? '';
    readOne(source, parts.get(key) ?? []);
    parts.delete(key);
  }
  for (const part of [...parts.values()].flat())
    findings.error(
      part.element.at,
      part.name,
      `belongs to the question ${partOf(part) ?? ''}, which is not in the file`,
    );
}
