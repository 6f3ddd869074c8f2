import { mailLayout } from '../layout.ts';

export type SeatDeclinedFacts = {
  readonly kind: 'gift' | 'seat';
  /** As the owner knows them. */
  readonly who: string;
  readonly orderNumber: string;
  readonly url: string;
};

/** To who paid: the person asked did not want it, and the seat can go to another. */
export function seatDeclinedMail(facts: SeatDeclinedFacts): { subject: string; text: string; html: string } {
  const isGift = facts.kind === 'gift';
  const body = mailLayout({
    title: isGift ? 'Your gift was not taken' : 'A seat is free again',
    paragraphs: [
      isGift
        ? `${facts.who} did not take your gift of order ${facts.orderNumber}. Nothing is lost: you can send it to somebody else.`
        : `${facts.who} did not take the seat of order ${facts.orderNumber}. Nothing is lost: you can invite somebody else.`,
    ],
    action: { label: isGift ? 'See your gift' : 'See your seats', url: facts.url },
  });
  return { subject: isGift ? 'Your gift was not taken' : 'A seat is free again', ...body };
}
