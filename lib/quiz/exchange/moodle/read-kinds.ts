import { bodyMapNames } from '#lib/catalogue/body-map.ts';
import { keysFrom, numberFrom } from '../draft.ts';
import type { Place } from '../schema.ts';
import { childNamed, childrenNamed, elementsOf, rawText } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import {
  childText,
  fractionOf,
  keysOfList,
  optionsOf,
  ownAttribute,
  ownChild,
  reportOtherAnswers,
  tag,
  textOf,
} from './fields.ts';
import type { Source } from './fields.ts';

export type Body = Record<string, unknown>;
export type Places = Map<string, Place>;

export const stemAndRationale = (source: Source) => ({
  stem: textOf(source, childNamed(source.element, 'questiontext')),
  rationale: textOf(source, childNamed(source.element, 'generalfeedback')),
});

export const isSingleChoice = (source: Source) => /^(true|1|)$/.test(childText(source.element, 'single'));

export function multichoice(source: Source, places: Places): Body {
  const isSingle = isSingleChoice(source);
  const options = optionsOf(source, isSingle, 'options', places);
  const kind = tag(source, 'kind');
  const map = bodyMapNames.find((name) => name === tag(source, 'map'));
  if (kind === 'hotspot' && map)
    return { kind, map, choose: isSingle ? 'one' : 'many', ...stemAndRationale(source), options };
  const own = kind === 'true-false' && isSingle ? kind : isSingle ? 'single' : 'multiple';
  return { kind: own, ...stemAndRationale(source), options };
}

/** Explanations of the two verdicts that a statement with its reason shares. */
export function trueFalse(source: Source, places: Places): Body {
  const options = optionsOf(source, true, 'options', places);
  const words = options.map(({ text }) => text.trim().toLowerCase());
  if (words.some((word) => word !== 'true' && word !== 'false'))
    source.findings.error(source.element.at, source.name, 'is true or false and has an answer that is neither');
  const isKeyed = childrenNamed(source.element, 'answer').every(
    (element) => ownAttribute(element, 'key') !== undefined,
  );
  return {
    kind: 'true-false',
    ...stemAndRationale(source),
    options: options.map((option, index) => {
      const word = words[index] === 'true' ? 'true' : 'false';
      // Ours without a list of keys are a and b; from elsewhere the words are the keys.
      const hasKey = isKeyed || source.tags.has('keys') || source.tags.has('kind');
      return { ...option, key: hasKey ? option.key : word, text: word === 'true' ? 'True' : 'False' };
    }),
  };
}

export function ordering(source: Source, places: Places): Body {
  const answers = childrenNamed(source.element, 'answer');
  const shares = answers.map((element, index) => ({ element, index, share: fractionOf(element) ?? 0 }));
  const isNumbered = new Set(shares.map(({ share }) => share)).size === shares.length;
  const keys = keysOfList(source, answers, 'keys');
  const inOrder = isNumbered ? shares.toSorted((one, other) => one.share - other.share) : shares;
  const options = inOrder.map(({ element, index }, place) => {
    places.set(`options.${place}`, element.at);
    const rationale = textOf(source, childNamed(element, 'feedback'));
    return { key: keys[index], text: textOf(source, element), rationale };
  });
  return { kind: 'ordering', ...stemAndRationale(source), options };
}

type MatchOption = { key: string | undefined; text: string; rationale?: string };

/** The choices of a matching question, each text once, in the order that a tag gives. */
function matchOptions(source: Source, pairs: readonly { text: string; key: string | undefined }[]): MatchOption[] {
  const byText = new Map<string, string | undefined>();
  for (const { text, key } of pairs) if (!byText.has(text)) byText.set(text, key);
  const listed = tag(source, 'keys')?.split(',') ?? [];
  const found = [...byText].map(([text, key]) => ({ text, key }));
  const hasKeys = found.every(({ key }) => key !== undefined);
  const keys = keysFrom(hasKeys ? found.map(({ key }) => key) : listed.length === found.length ? listed : []);
  const fitting = keys.length === found.length ? keys : keysFrom(found.map(() => undefined));
  const options = found.map(({ text }, index) => ({ text, key: fitting[index] }));
  const place = (key: string | undefined) =>
    key !== undefined && listed.includes(key) ? listed.indexOf(key) : listed.length;
  return options.toSorted((one, other) => place(one.key) - place(other.key));
}

export function matching(source: Source, places: Places): Body {
  const subquestions = childrenNamed(source.element, 'subquestion');
  const pairs = subquestions.map((element) => {
    const answer = childNamed(element, 'answer');
    return {
      element,
      prompt: textOf(source, element),
      text: answer ? rawText(childNamed(answer, 'text') ?? answer) : '',
      key: answer && ownAttribute(answer, 'key'),
    };
  });
  const isPlain = (element: XmlElement) => element.attributes.get('format') === 'plain_text';
  const asked = pairs.filter(({ element, prompt }) => (isPlain(element) ? prompt !== '' : prompt.trim() !== ''));
  const options = matchOptions(
    source,
    pairs.map(({ text, key }) => ({ text, key })),
  );
  const keys = keysOfList(
    source,
    asked.map(({ element }) => element),
    'prompts',
  );
  const prompts = asked.map(({ element, prompt, text }, index) => {
    places.set(`prompts.${index}`, element.at);
    const why = ownChild(element, 'rationale');
    return {
      key: keys[index],
      text: prompt,
      match: options.find((option) => option.text === text)?.key ?? '',
      rationale: why ? rawText(why) : '',
    };
  });
  const why = new Map(
    childrenNamed(source.element, 'option-rationale').map((element) => [
      element.attributes.get('key'),
      rawText(element),
    ]),
  );
  const explained = options.map((option) => {
    const rationale = why.get(option.key);
    return rationale === undefined ? option : { ...option, rationale };
  });
  return { kind: 'matching', ...stemAndRationale(source), prompts, options: explained };
}

/** A tolerance in percent where the tag says one that comes to the figure beside it. */
function toleranceOf(source: Source, value: number, figure: number): { tolerance: number; toleranceKind: string } {
  const percent = /^(.{1,30})%$/.exec(tag(source, 'tolerance') ?? '')?.[1];
  const share = percent === undefined ? null : numberFrom(percent);
  if (share !== null && (Math.abs(value) * share) / 100 === figure)
    return { tolerance: share, toleranceKind: 'percent' };
  return { tolerance: figure, toleranceKind: 'absolute' };
}

type Unit = { text: string; factor: number | null; rationale?: string };

function unitOf(source: Source, element: XmlElement): Unit {
  const why = ownChild(element, 'rationale');
  const rationale = why ? { rationale: rawText(why) } : {};
  const nameElement = childNamed(element, 'unit_name');
  const text = nameElement ? rawText(nameElement) : '';
  if (element.name === 'wrong-unit') return { text, factor: null, ...rationale };
  const multiplier = numberFrom(childText(element, 'multiplier') || '1');
  if (multiplier === null || multiplier <= 0) {
    source.findings.error(element.at, source.name, `has a unit “${text}” whose multiplier is no positive number`);
    return { text, factor: 1 };
  }
  const exact = numberFrom(ownAttribute(element, 'factor') ?? '');
  return { text, factor: exact !== null && 1 / exact === multiplier ? exact : 1 / multiplier, ...rationale };
}

export function numerical(source: Source, places: Places): Body {
  const { findings, element, name } = source;
  const answers = childrenNamed(element, 'answer');
  const right = answers.filter((answer) => (fractionOf(answer) ?? 0) >= 99.99);
  const [best] = right;
  if (!best || right.length > 1)
    findings.error(element.at, name, `has ${right.length} answers that give the full mark: it needs exactly one`);
  reportOtherAnswers(source, answers);
  const value = numberFrom(best ? childText(best, 'text') : '');
  const figure = numberFrom((best && childText(best, 'tolerance')) || '0');
  if (best && (value === null || figure === null))
    findings.error(best.at, name, 'has an answer or a tolerance that is no number');
  const list = childNamed(element, 'units');
  const units = (list ? elementsOf(list) : []).filter((unit) => ['unit', 'wrong-unit'].includes(unit.name));
  const keys = keysOfList(source, units, 'keys');
  const { stem, rationale } = stemAndRationale(source);
  const read = units.map((unit, index) => {
    places.set(`units.${index}`, unit.at);
    return { key: keys[index], ...unitOf(source, unit) };
  });
  const [only] = read;
  const isGiven = read.length === 1 && only?.factor === 1;
  if (isGiven)
    findings.lose(element.at, name, `offers one unit, which is no choice: “${only.text}” is written into the question`);
  return {
    kind: 'numeric',
    stem: isGiven ? `${stem} (in ${only.text})` : stem,
    rationale,
    answer: { value: value ?? 0, ...toleranceOf(source, value ?? 0, figure ?? 0) },
    units: isGiven ? [] : read,
  };
}
