import type { Findings, OwnFields } from '../draft.ts';
import { keysFrom } from '../draft.ts';
import type { Place } from '../schema.ts';
import { TextCollector } from '../text.ts';
import { childNamed, childrenNamed, descendants, elementsOf, rawText } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';

/** An item while it is read. */
export type Item = {
  readonly root: XmlElement;
  readonly body: XmlElement;
  readonly name: string;
  readonly interactions: readonly XmlElement[];
  readonly responses: ReadonlyMap<string, XmlElement>;
  /** Explanations by identifier. */
  readonly feedback: ReadonlyMap<string, string>;
  readonly findings: Findings;
  /** The kind, for an item of ours. */
  readonly ownKind: string | undefined;
};
export type Body = Record<string, unknown>;
export type Places = Map<string, Place>;

export const isInteraction = ({ name }: XmlElement) => /^qti-[a-z-]+-interaction$/.test(name);
const attribute = (element: XmlElement, name: string) => element.attributes.get(name);
export { attribute };

type Visit = (element: XmlElement) => string | null;

function collect(element: XmlElement, out: TextCollector, replaced: Visit): void {
  for (const child of element.children) {
    if (typeof child === 'string') {
      out.words(child);
      continue;
    }
    const instead = replaced(child);
    if (instead !== null) {
      out.exactly(instead);
      continue;
    }
    const source = attribute(child, 'src') ?? attribute(child, 'data') ?? attribute(child, 'href') ?? '';
    out.open(child.name, /^(img|object|video|audio|embed)$/.test(child.name) ? source.slice(0, 120) : '');
    collect(child, out, replaced);
    out.close(child.name);
  }
}

const nothing: Visit = ({ name }) => (/^qti-(feedback|rubric|template|stylesheet|catalog)/.test(name) ? '' : null);

/** The text of an element: as it stands when it is ours and plain, else reduced, with a word on what is lost. */
export function textOf(item: Item, element: XmlElement | undefined, replaced: Visit = nothing): string {
  if (!element) return '';
  if (item.ownKind && elementsOf(element).length === 0) return rawText(element);
  const out = new TextCollector();
  collect(element, out, replaced);
  const { text, lost } = out.result();
  if (lost.length > 0) item.findings.lose(element.at, item.name, `loses ${lost.join(', ')}`);
  return text;
}

/** The text of our own gap texts: every space counts. */
export function exactText(element: XmlElement, replaced: Visit): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : (replaced(child) ?? exactText(child, replaced))))
    .join('');
}

/** The text of the body without its interactions. */
export function bodyText(item: Item): string {
  const own = descendants(item.body).find((element) => attribute(element, 'data-afferent-part') === 'stem');
  if (item.ownKind && own) return textOf(item, own);
  return textOf(item, item.body, (child) => (isInteraction(child) ? '\n' : nothing(child)));
}

export const promptOf = (item: Item, interaction: XmlElement) => textOf(item, childNamed(interaction, 'qti-prompt'));

const generalIds = /^(rationale|general|explanation|feedback|solution)$/i;

/** The explanation of the whole item. */
export function rationaleOf(item: Item, used: readonly string[]): string {
  const own = item.feedback.get('rationale');
  if (own !== undefined) return own;
  const rest = [...item.feedback].filter(([id]) => !used.includes(id));
  const general = rest.filter(([id]) => generalIds.test(id));
  return (general.length > 0 ? general : rest)
    .map(([, text]) => text)
    .join('\n')
    .trim();
}

/** Values that a response declares right, else those that its mapping gives marks for. */
export function rightValues(item: Item, responseId: string): string[] {
  const declaration = item.responses.get(responseId);
  if (!declaration) return [];
  const correct = childNamed(declaration, 'qti-correct-response');
  const read = (element: XmlElement) => (item.ownKind ? rawText(element) : rawText(element).trim());
  const values = correct ? childrenNamed(correct, 'qti-value').map(read) : [];
  if (values.length > 0) return values;
  return mappedValues(item, responseId);
}

type Mapped = { readonly key: string; readonly value: number };

function mappingOf(item: Item, responseId: string): Mapped[] {
  const declaration = item.responses.get(responseId);
  const mapping = declaration && childNamed(declaration, 'qti-mapping');
  return (mapping ? childrenNamed(mapping, 'qti-map-entry') : [])
    .map((entry) => ({ key: attribute(entry, 'map-key') ?? '', value: Number(attribute(entry, 'mapped-value')) }))
    .filter(({ value }) => value > 0);
}

/** Values that the mapping of a response gives marks for. */
function mappedValues(item: Item, responseId: string): string[] {
  return mappingOf(item, responseId).map(({ key }) => key);
}

/** Values that the mapping of a response gives the full mark for; says so where others give a part of it. */
export function fullyMapped(item: Item, responseId: string): string[] {
  const mapped = mappingOf(item, responseId);
  const full = Math.max(...mapped.map(({ value }) => value));
  const right = mapped.filter(({ value }) => value === full);
  const at = item.responses.get(responseId)?.at;
  if (at && right.length < mapped.length)
    item.findings.lose(at, item.name, 'has answers for part of the mark, which are not kept');
  return right.map(({ key }) => key);
}

export const responseIdOf = (interaction: XmlElement) => attribute(interaction, 'response-identifier') ?? '';

export function requireRight(item: Item, interaction: XmlElement): string[] {
  const right = rightValues(item, responseIdOf(interaction));
  if (right.length === 0)
    item.findings.error(
      interaction.at,
      item.name,
      'has an interaction and no right answer for it: it declares none, or marks it in a way that is not importable',
    );
  return right;
}

/** Keys for choices: ours from our identifiers, a foreign one where it fits, else a, b, c … */
export function keysOfChoices(item: Item, choices: readonly XmlElement[]): string[] {
  const ids = choices.map((choice) => attribute(choice, 'identifier') ?? '');
  return keysFrom(ids.map((id) => (item.ownKind ? id.slice(id.lastIndexOf('-') + 1) : id.toLowerCase())));
}

/** The explanation of a choice: in the feedback of the item, or inside the choice. */
export function whyOf(item: Item, choice: XmlElement): string {
  const id = attribute(choice, 'identifier') ?? '';
  const inside = elementsOf(choice).find(({ name }) => /^qti-feedback-(inline|block)$/.test(name));
  return item.feedback.get(id) ?? (inside ? textOf(item, inside, () => null) : '');
}

export type Option = { key: string | undefined; text: string; correct: boolean; rationale: string };

export function optionsOf(
  item: Item,
  choices: readonly XmlElement[],
  right: readonly string[],
  path: string,
  places: Places,
): Option[] {
  const keys = keysOfChoices(item, choices);
  return choices.map((choice, index) => {
    places.set(`${path}.${index}`, choice.at);
    return {
      key: keys[index],
      text: textOf(item, choice),
      correct: right.includes(attribute(choice, 'identifier') ?? ''),
      rationale: whyOf(item, choice),
    };
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an item of ours says of itself; a foreign one may have a key of our form. */
export function ownFields({ root, body, ownKind }: Item): OwnFields {
  const own = (name: string) => attribute(body, `data-afferent-${name}`);
  const identifier = attribute(root, 'identifier') ?? '';
  const safety = own('safety');
  const fields = {
    key: ownKind || /^[a-z]{2}-\d{3}$/.test(identifier) ? identifier : undefined,
    module: own('module'),
    outcome: own('outcome'),
    topic: own('topic'),
    level: own('level'),
    basis: own('basis'),
    safety: safety === 'yes' ? true : safety === 'no' ? false : undefined,
    references: own('references')?.split(' ').map(decoded),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
