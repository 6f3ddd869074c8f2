import { mailLayout } from '../layout.ts';

/** Sent to admins when the nightly comparison finds a difference that the one before had not found. */
export function moneyDiffers(facts: {
  readonly newCount: number;
  readonly allCount: number;
  /** The new ones in words, each once. */
  readonly sentences: readonly string[];
  readonly url: string;
}): { subject: string; text: string; html: string } {
  const found = facts.newCount === 1 ? 'one difference' : `${facts.newCount} differences`;
  return {
    subject: `Our books and the payment service’s differ: ${facts.newCount} new`,
    ...mailLayout({
      title: 'Our books and the payment service’s differ',
      paragraphs: [
        `The nightly comparison found ${found} that the one before had not found; ${facts.allCount} in all.`,
        facts.sentences.join('\n'),
        'Nothing was changed by the comparison. The page says what to do about each.',
      ],
      action: { label: 'See the differences', url: facts.url },
    }),
  };
}
