import type { PaperQuestion } from '#lib/quiz/rules/paper.ts';
import { ChoiceList } from './choice-list.tsx';

type Hotspot = Extract<PaperQuestion, { readonly kind: 'hotspot' }>;

/** Places of a body map: a list that names each, and the drawing beside it that presses the same controls. */
export function HotspotAnswer({ question: { position, choose, options, keys } }: { question: Hotspot }) {
  return <ChoiceList {...{ position, options, keys }} group="" isMany={choose === 'many'} />;
}
