import type { BodyMapName } from '#lib/catalogue/body-map.ts';
import { clozePieces } from '#lib/catalogue/rules/cloze.ts';
import type { ClozePiece } from '#lib/catalogue/rules/cloze.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import { certaintyIn } from './certainty.ts';
import type { Certainty } from './certainty.ts';
import { chosenKeys } from './parts.ts';
import { inShownOrder, shownName, toShown } from './shown.ts';

export type ShownOption = { readonly key: string; readonly text: string };

export type CaseItem = {
  readonly key: string;
  readonly kind: 'single' | 'multiple';
  readonly stem: string;
  readonly options: readonly ShownOption[];
};

export type ShownGap =
  | { readonly key: string; readonly kind: 'choice'; readonly options: readonly ShownOption[] }
  | { readonly key: string; readonly kind: 'text' };

type ShownBody =
  | {
      readonly kind: 'single' | 'multiple' | 'true-false' | 'true-false-reason' | 'ordering';
      readonly options: readonly ShownOption[];
    }
  | { readonly kind: 'matching'; readonly prompts: readonly ShownOption[]; readonly options: readonly ShownOption[] }
  | { readonly kind: 'case'; readonly items: readonly CaseItem[] }
  | { readonly kind: 'numeric'; readonly units: readonly ShownOption[] }
  | { readonly kind: 'cloze'; readonly pieces: readonly ClozePiece[]; readonly gaps: readonly ShownGap[] }
  | {
      readonly kind: 'hotspot';
      readonly map: BodyMapName;
      readonly choose: 'one' | 'many';
      readonly options: readonly ShownOption[];
    };

/** A question as the paper shows it: neither key nor rationale. */
export type PaperQuestion = {
  readonly position: number;
  readonly stem: string;
  /** What is chosen so far, as saved. */
  readonly keys: readonly string[];
  /** Asked of every safety question alike where the policy asks it, so it tells nothing of the answer. */
  readonly asksCertainty: boolean;
  readonly certainty: Certainty | null;
  /** To come back to. */
  readonly flagged: boolean;
} & ShownBody;

const plain = ({ key, text }: ShownOption): ShownOption => ({ key, text });
const renamed = ({ text }: ShownOption, index: number): ShownOption => ({ key: shownName(index), text });

type Cloze = Extract<Question, { readonly kind: 'cloze' }>;

/** A text with gaps that are called by their places: a writer may have called one after its word. */
function shownCloze({ text, gaps }: Cloze, optionOrder: readonly string[]): ShownBody {
  const nameOf = (key: string) => shownName(gaps.findIndex((gap) => gap.key === key));
  return {
    kind: 'cloze',
    pieces: clozePieces(text).map((piece) => ('gap' in piece ? { gap: nameOf(piece.gap) } : piece)),
    gaps: gaps.map((gap): ShownGap => {
      const key = nameOf(gap.key);
      if (gap.kind === 'text') return { key, kind: gap.kind };
      return { key, kind: gap.kind, options: inShownOrder(gap.options, optionOrder, gap.key).map(renamed) };
    }),
  };
}

function shownBody(question: Question, optionOrder: readonly string[]): ShownBody {
  switch (question.kind) {
    case 'case': {
      const items = question.items.map(({ key, kind, stem, options }) => ({
        key,
        kind,
        stem,
        options: inShownOrder(options, optionOrder, key).map(plain),
      }));
      return { kind: question.kind, items };
    }
    case 'matching': {
      const options = inShownOrder(question.options, optionOrder).map(renamed);
      return { kind: question.kind, prompts: question.prompts.map(plain), options };
    }
    case 'ordering':
      return { kind: question.kind, options: inShownOrder(question.options, optionOrder).map(renamed) };
    case 'numeric':
      return { kind: question.kind, units: inShownOrder(question.units, optionOrder).map(renamed) };
    case 'cloze':
      return shownCloze(question, optionOrder);
    case 'hotspot': {
      const { kind, map, choose } = question;
      return { kind, map, choose, options: inShownOrder(question.options, optionOrder).map(plain) };
    }
    default:
      return { kind: question.kind, options: inShownOrder<ShownOption>(question.options, optionOrder).map(plain) };
  }
}

/** Copies only what may be seen before handing in, name by name: a field added to questions later stays here. */
export function paperQuestion(
  question: Question,
  { position, optionOrder }: { readonly position: number; readonly optionOrder: readonly string[] },
  response: unknown,
  asked: { readonly asksCertainty: boolean; readonly flagged: boolean } = { asksCertainty: false, flagged: false },
): PaperQuestion {
  return {
    position,
    stem: question.stem,
    keys: toShown(question, optionOrder, chosenKeys(question, response)),
    asksCertainty: asked.asksCertainty,
    certainty: asked.asksCertainty ? certaintyIn(response) : null,
    flagged: asked.flagged,
    ...shownBody(question, optionOrder),
  };
}
