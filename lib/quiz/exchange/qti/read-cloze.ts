import { plainKeys } from '../draft.ts';
import { childrenNamed, descendants } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import { attribute, bodyText, exactText, fullyMapped, isInteraction, optionsOf, rationaleOf, requireRight, responseIdOf, rightValues, textOf } from './item.ts'; // prettier-ignore
import type { Body, Item, Places } from './item.ts';

function gapOf(item: Item, interaction: XmlElement, key: string, index: number, places: Places): Body {
  places.set(`gaps.${index}`, interaction.at);
  const id = responseIdOf(interaction);
  if (interaction.name === 'qti-inline-choice-interaction') {
    const choices = childrenNamed(interaction, 'qti-inline-choice');
    const mapped = fullyMapped(item, id);
    const right = mapped.length > 0 ? mapped : requireRight(item, interaction);
    return { key, kind: 'choice', options: optionsOf(item, choices, right, `gaps.${index}.options`, places) };
  }
  const mapped = fullyMapped(item, id);
  const accept = mapped.length > 0 ? mapped : rightValues(item, id);
  if (accept.length === 0) requireRight(item, interaction);
  return { key, kind: 'text', accept, rationale: item.feedback.get(`g-${key}`) ?? '' };
}

/** A text with gaps: inline choices and short entries in running text. */
export function cloze(item: Item, places: Places): Body {
  const plain = plainKeys(item.interactions.length);
  const keys = item.interactions.map((interaction, index) => {
    const id = responseIdOf(interaction);
    return item.ownKind ? id.slice(id.lastIndexOf('-') + 1) : (plain[index] ?? '');
  });
  const marks = new Map(item.interactions.map((interaction, index) => [interaction, `{{${keys[index] ?? ''}}}`]));
  const own = descendants(item.body).find((element) => attribute(element, 'data-afferent-part') === 'text');
  const text =
    item.ownKind && own
      ? exactText(own, (child) => marks.get(child) ?? null)
      : textOf(item, item.body, (child) => marks.get(child) ?? (isInteraction(child) ? '' : null));
  const gaps = item.interactions.map((interaction, index) =>
    gapOf(item, interaction, keys[index] ?? '', index, places),
  );
  // The order in which the gaps are held may differ from that of the text: the declarations have it.
  const declared = [...item.responses.keys()];
  const order = (gap: Body) => declared.findIndex((id) => id.endsWith(`-${String(gap['key'])}`));
  return {
    kind: 'cloze',
    stem: item.ownKind ? bodyText(item) : 'Fill in the gaps of this text.',
    rationale: rationaleOf(
      item,
      item.interactions.flatMap((one) =>
        childrenNamed(one, 'qti-inline-choice').map((child) => attribute(child, 'identifier') ?? ''),
      ),
    ),
    text,
    gaps: item.ownKind ? gaps.toSorted((one, other) => order(one) - order(other)) : gaps,
  };
}
