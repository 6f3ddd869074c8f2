import type { Findings } from '../draft.ts';
import type { Place } from '../schema.ts';
import { childNamed, childrenNamed, descendants } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import { attribute, isInteraction, ownFields, responseIdOf, textOf } from './item.ts';
import type { Body, Item, Places } from './item.ts';
import { itemNamespace } from './parts.ts';
import { cloze } from './read-cloze.ts';
import { caseStudy, choice, matching, numeric, ordering, trueFalseReason } from './read-kinds.ts';

const readable = new Set([
  'qti-choice-interaction',
  'qti-order-interaction',
  'qti-match-interaction',
  'qti-inline-choice-interaction',
  'qti-text-entry-interaction',
]);

function itemOf(root: XmlElement, findings: Findings): Item | null {
  const name = (attribute(root, 'identifier') || attribute(root, 'title') || 'item').slice(0, 80);
  if (root.namespace !== itemNamespace) {
    findings.error(root.at, name, `is not in the namespace of QTI 3.0 (${itemNamespace})`);
    return null;
  }
  const body = childNamed(root, 'qti-item-body');
  if (!body) {
    findings.error(root.at, name, 'has no item body');
    return null;
  }
  const ownKind = attribute(root, 'tool-name') === 'Afferent' ? attribute(body, 'data-afferent-kind') : undefined;
  const responses = new Map(
    childrenNamed(root, 'qti-response-declaration').map((element) => [attribute(element, 'identifier') ?? '', element]),
  );
  const bare: Item = {
    root,
    body,
    name,
    interactions: descendants(body).filter(isInteraction),
    responses,
    feedback: new Map(),
    findings,
    ownKind,
  };
  const feedback = childrenNamed(root, 'qti-modal-feedback').map((element): [string, string] => {
    const content = childNamed(element, 'qti-content-body') ?? element;
    const only = ownKind ? (childNamed(content, 'p') ?? content) : content;
    return [attribute(element, 'identifier') ?? '', textOf(bare, only)];
  });
  return { ...bare, feedback: new Map(feedback) };
}

function isNumber(item: Item, interaction: XmlElement): boolean {
  const declared = item.responses.get(responseIdOf(interaction));
  return /^(float|integer)$/.test((declared && attribute(declared, 'base-type')) ?? '');
}

/** Interactions of one kind make a question; a mix that we have no kind for is named. */
function bodyOf(item: Item, places: Places): Body | null {
  const { interactions, findings, ownKind } = item;
  const unknown = interactions.filter(({ name }) => !readable.has(name));
  for (const { at, name } of unknown) findings.error(at, item.name, `has a ${name}, which is not importable`);
  if (unknown.length > 0) return null;
  const [first, second] = interactions;
  if (!first) {
    findings.error(item.body.at, item.name, 'asks nothing: it has no interaction');
    return null;
  }
  const names = new Set(interactions.map(({ name }) => name));
  const isOnly = (name: string) => names.size === 1 && names.has(name);
  if (ownKind === 'true-false-reason') return trueFalseReason(item, places);
  if (
    first.name === 'qti-text-entry-interaction' &&
    isNumber(item, first) &&
    (interactions.length === 1 || ownKind === 'numeric')
  )
    return numeric(item, first, second, places);
  if ([...names].every((name) => name === 'qti-inline-choice-interaction' || name === 'qti-text-entry-interaction')) {
    if (interactions.some((interaction) => isNumber(item, interaction))) {
      findings.error(first.at, item.name, 'asks for numbers among other gaps, which is not importable');
      return null;
    }
    return cloze(item, places);
  }
  if (isOnly('qti-choice-interaction'))
    return interactions.length === 1 && ownKind !== 'case' ? choice(item, first, places) : caseStudy(item, places);
  if (interactions.length === 1 && isOnly('qti-order-interaction')) return ordering(item, first, places);
  if (interactions.length === 1 && isOnly('qti-match-interaction')) return matching(item, first, places);
  findings.error(second?.at ?? first.at, item.name, 'mixes interactions that are one question of no kind here');
  return null;
}

/** What stands in an item beside its question; an item that changes while it is answered is none of ours. */
function reportLeftovers({ root, body, name, ownKind, findings }: Item): void {
  if (ownKind) return;
  const template = childNamed(root, 'qti-template-declaration');
  if (template)
    findings.error(template.at, name, 'is made anew for each person from a template, which is not importable');
  if (attribute(root, 'adaptive') === 'true')
    findings.error(root.at, name, 'goes on after a wrong answer (adaptive), which is not importable');
  const stimulus = childNamed(root, 'qti-assessment-stimulus-ref');
  if (stimulus) findings.lose(stimulus.at, name, 'belongs to a text in a file of its own, which is not imported');
  for (const { name: tag, at } of descendants(body)) {
    if (tag === 'qti-rubric-block') findings.lose(at, name, 'has instructions (a rubric block), which are not kept');
    if (tag === 'qti-feedback-block') findings.lose(at, name, 'has feedback in its text, which is not kept');
  }
}

/** Reads one QTI 3.0 item into the findings. */
export function readQtiItem(root: XmlElement, findings: Findings): void {
  const item = itemOf(root, findings);
  if (!item) return;
  const places = new Map<string, Place>();
  const sheets = childrenNamed(root, 'qti-stylesheet').length;
  if (sheets > 0) findings.lose(root.at, item.name, 'has a style sheet, which is not kept');
  reportLeftovers(item);
  const body = bodyOf(item, places);
  if (!body) return;
  findings.drafts.push({
    at: root.at,
    name: item.name,
    isOwn: item.ownKind !== undefined,
    own: ownFields(item),
    body,
    places,
  });
}
