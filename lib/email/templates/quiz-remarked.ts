import { mailLayout } from '../layout.ts';

export type QuizRemarkedFacts = {
  readonly courseTitle: string;
  /** One sentence for each try whose result changed. */
  readonly changes: readonly string[];
  readonly resultUrl: string;
};

/** Sent when a corrected question changed a result. Names neither the question's answer nor why it was wrong. */
export function quizRemarked({ courseTitle, changes, resultUrl }: QuizRemarkedFacts): {
  subject: string;
  text: string;
  html: string;
} {
  return {
    subject: `Your quiz was marked again: ${courseTitle}`,
    ...mailLayout({
      title: 'Your quiz was marked again',
      paragraphs: [
        `A question in the quiz of “${courseTitle}” was marked by a wrong key. We have put it right and marked every paper with that question again, yours too.`,
        ...changes,
      ],
      action: { label: 'See your result', url: resultUrl },
      small: 'Your result page says which question it was and why. Marking again never takes a pass away.',
    }),
  };
}
