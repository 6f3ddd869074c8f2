import { z } from 'zod';
import type { WordedQuestion } from '../../rules/figures/wording.ts';

const choice = z.object({ key: z.string(), text: z.string().default(''), correct: z.boolean().optional() });
const choices = z.array(choice);

/** Of a stored question what figures are written beside: its words, and what is right. */
const bodySchema = z.object({
  kind: z.string(),
  stem: z.string(),
  topic: z.string(),
  text: z.string().optional(),
  answer: z.unknown().optional(),
  options: choices.optional(),
  prompts: z.array(choice.extend({ match: z.string() })).optional(),
  items: z.array(z.object({ key: z.string(), stem: z.string(), options: choices })).optional(),
  gaps: z.array(z.object({ key: z.string(), options: choices.optional() })).optional(),
  units: z.array(choice.extend({ factor: z.number().nullable() })).optional(),
});

export type FiguredQuestion = WordedQuestion & {
  readonly stem: string;
  readonly topic: string;
  /** A text with gaps, where the question is one. */
  readonly text: string | null;
};

/** Reads a stored question of any kind, also of one that the product has since forgotten. */
export function readFiguredQuestion(body: unknown): FiguredQuestion {
  const { answer, text, ...question } = bodySchema.parse(body);
  return { ...question, text: text ?? null, isTrue: typeof answer === 'boolean' ? answer : undefined };
}
