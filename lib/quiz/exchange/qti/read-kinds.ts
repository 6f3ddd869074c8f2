import { bodyMapNames } from '#lib/catalogue/body-map.ts';
import { numberFrom } from '../draft.ts';
import { childrenNamed, descendants } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import {
  attribute, bodyText, keysOfChoices, optionsOf, promptOf, rationaleOf, requireRight, responseIdOf, textOf, whyOf,
} from './item.ts'; // prettier-ignore
import type { Body, Item, Places } from './item.ts';

const choicesIn = (interaction: XmlElement) => childrenNamed(interaction, 'qti-simple-choice');

/** Choices that explanations may belong to. */
const idsOf = (elements: readonly XmlElement[]) => elements.map((element) => attribute(element, 'identifier') ?? '');

function stemOf(item: Item, interaction: XmlElement): string {
  const body = bodyText(item);
  const prompt = item.ownKind ? '' : promptOf(item, interaction);
  return [body, prompt].filter((text) => text !== '').join('\n');
}

function isSingleChoice(item: Item, interaction: XmlElement): boolean {
  const declared = item.responses.get(responseIdOf(interaction));
  const cardinality = declared ? attribute(declared, 'cardinality') : undefined;
  return cardinality ? cardinality === 'single' : (attribute(interaction, 'max-choices') ?? '1') === '1';
}

export function choice(item: Item, interaction: XmlElement, places: Places): Body {
  const choices = choicesIn(interaction);
  const isSingle = isSingleChoice(item, interaction);
  const options = optionsOf(item, choices, requireRight(item, interaction), 'options', places);
  const head = { stem: stemOf(item, interaction), rationale: rationaleOf(item, idsOf(choices)), options };
  const map = bodyMapNames.find((name) => name === attribute(interaction, 'data-afferent-map'));
  if (item.ownKind === 'hotspot' && map) return { kind: 'hotspot', map, choose: isSingle ? 'one' : 'many', ...head };
  const words = options.map(({ text }) => text.trim().toLowerCase()).sort();
  const isVerdict = item.ownKind ? item.ownKind === 'true-false' : words.join() === 'false,true';
  return { kind: isSingle ? (isVerdict ? 'true-false' : 'single') : 'multiple', ...head };
}

export function trueFalseReason(item: Item, places: Places): Body | null {
  const [verdict, reason] = item.interactions;
  if (!verdict || !reason) {
    item.findings.error(item.root.at, item.name, 'is a statement with its reason and has not two choices');
    return null;
  }
  const right = requireRight(item, verdict);
  return {
    kind: 'true-false-reason',
    stem: bodyText(item),
    rationale: rationaleOf(item, []),
    answer: right[0] === 'v-true',
    answerRationale: item.feedback.get('v-true') ?? '',
    options: optionsOf(item, choicesIn(reason), requireRight(item, reason), 'options', places),
  };
}

export function caseStudy(item: Item, places: Places): Body {
  const used = item.interactions.flatMap((interaction) => idsOf(choicesIn(interaction)));
  const items = item.interactions.map((interaction, index) => {
    places.set(`items.${index}`, interaction.at);
    const id = responseIdOf(interaction);
    const key = item.ownKind ? id.slice(id.lastIndexOf('-') + 1) : String.fromCodePoint(97 + (index % 26));
    return {
      key,
      kind: isSingleChoice(item, interaction) ? 'single' : 'multiple',
      stem: promptOf(item, interaction),
      options: optionsOf(
        item,
        choicesIn(interaction),
        requireRight(item, interaction),
        `items.${index}.options`,
        places,
      ),
      rationale: item.feedback.get(`i-${key}`) ?? '',
    };
  });
  return { kind: 'case', stem: bodyText(item), rationale: rationaleOf(item, used), items };
}

export function ordering(item: Item, interaction: XmlElement, places: Places): Body {
  const choices = choicesIn(interaction);
  const order = requireRight(item, interaction);
  const keys = keysOfChoices(item, choices);
  const placed = choices.map((element, index) => ({
    element,
    key: keys[index],
    place: order.indexOf(attribute(element, 'identifier') ?? ''),
  }));
  if (placed.some(({ place }) => place < 0) && order.length > 0)
    item.findings.error(interaction.at, item.name, 'has a step that its right order does not name');
  const options = placed
    .toSorted((one, other) => one.place - other.place)
    .map(({ element, key }, index) => {
      places.set(`options.${index}`, element.at);
      return { key, text: textOf(item, element), rationale: whyOf(item, element) };
    });
  return { kind: 'ordering', stem: stemOf(item, interaction), rationale: rationaleOf(item, idsOf(choices)), options };
}

export function matching(item: Item, interaction: XmlElement, places: Places): Body | null {
  const [left, right] = childrenNamed(interaction, 'qti-simple-match-set').map((set) =>
    childrenNamed(set, 'qti-simple-associable-choice'),
  );
  if (!left || !right) {
    item.findings.error(interaction.at, item.name, 'is a match without its two sets');
    return null;
  }
  const optionKeys = new Map(
    keysOfChoices(item, right).map((key, index) => [attribute(right[index] ?? interaction, 'identifier') ?? '', key]),
  );
  const pairs = requireRight(item, interaction).map((pair) => pair.trim().split(/\s+/));
  const promptKeys = keysOfChoices(item, left);
  const prompts = left.map((element, index) => {
    places.set(`prompts.${index}`, element.at);
    const id = attribute(element, 'identifier') ?? '';
    const matches = pairs.filter(([from]) => from === id);
    if (matches.length !== 1)
      item.findings.error(
        element.at,
        item.name,
        `has a prompt with ${matches.length} right matches: it needs exactly one`,
      );
    return {
      key: promptKeys[index],
      text: textOf(item, element),
      match: optionKeys.get(matches[0]?.[1] ?? '') ?? '',
      rationale: whyOf(item, element),
    };
  });
  const options = right.map((element, index) => {
    places.set(`options.${index}`, element.at);
    const rationale = whyOf(item, element);
    const key = optionKeys.get(attribute(element, 'identifier') ?? '');
    return { key, text: textOf(item, element), ...(rationale === '' ? {} : { rationale }) };
  });
  const used = [...idsOf(left), ...idsOf(right)];
  return { kind: 'matching', stem: stemOf(item, interaction), rationale: rationaleOf(item, used), prompts, options };
}

type Tolerance = { tolerance: number; toleranceKind: 'absolute' | 'percent' };

/** The tolerance that the processing of an item allows; none when it is exact. */
function toleranceOf(item: Item, entry: XmlElement): Tolerance {
  const own = numberFrom(attribute(entry, 'data-afferent-tolerance') ?? '');
  const ownKind = attribute(entry, 'data-afferent-tolerance-kind') === 'percent' ? 'percent' : 'absolute';
  if (own !== null) return { tolerance: own, toleranceKind: ownKind };
  const equal = descendants(item.root).find(({ name }) => name === 'qti-equal');
  const mode = equal && attribute(equal, 'tolerance-mode');
  const sides = (equal ? (attribute(equal, 'tolerance') ?? '') : '').split(/\s+/).map(numberFrom);
  const tolerance = sides[0] ?? 0;
  if (equal && sides.length > 1 && sides[1] !== sides[0])
    item.findings.lose(
      equal.at,
      item.name,
      'allows more to one side than to the other: the first side is used for both',
    );
  return { tolerance, toleranceKind: mode === 'relative' ? 'percent' : 'absolute' };
}

export function numeric(item: Item, entry: XmlElement, list: XmlElement | undefined, places: Places): Body {
  const value = numberFrom(requireRight(item, entry)[0] ?? '');
  if (value === null) item.findings.error(entry.at, item.name, 'asks for a number and its right answer is none');
  const choices = list ? childrenNamed(list, 'qti-inline-choice') : [];
  const keys = keysOfChoices(item, choices);
  const units = choices.map((element, index) => {
    places.set(`units.${index}`, element.at);
    const factor = numberFrom(attribute(element, 'data-afferent-factor') ?? '');
    const rationale = item.feedback.get(attribute(element, 'identifier') ?? '');
    return { key: keys[index], text: textOf(item, element), factor, ...(rationale === undefined ? {} : { rationale }) };
  });
  return {
    kind: 'numeric',
    stem: item.ownKind ? bodyText(item) : stemOf(item, entry),
    rationale: rationaleOf(item, []),
    answer: { value: value ?? 0, ...toleranceOf(item, entry) },
    units,
  };
}
