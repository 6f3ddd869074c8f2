import type { Story } from './story.ts';

/** What the payment service has of a sequence: its checkouts, and the refunds and disputes of their payments. */
export function findAtService({ lane, people, since }: Story) {
  const books = lane.standIn.control.books();
  const emails = new Set(people.map(({ email }) => email));
  // The books only grow, and what is before the sequence is not its own.
  const sessions = Object.values(books.sessions)
    .slice(since.sessions)
    .map(({ session }) => session)
    .filter(({ customer_email: email }) => email !== null && emails.has(email));
  const intents = new Set(sessions.map(({ payment_intent: intent }) => idOf(intent)).filter((id) => id !== null));
  const isOurs = (of: { payment_intent: string | { id: string } | null }) => intents.has(idOf(of.payment_intent) ?? '');
  return {
    sessions,
    intents: Object.values(books.paymentIntents).filter(({ id }) => intents.has(id)),
    refunds: Object.values(books.refunds).slice(since.refunds).filter(isOurs),
    disputes: Object.values(books.disputes).slice(since.disputes).filter(isOurs),
  };
}

export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}
