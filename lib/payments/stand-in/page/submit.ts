import { completeFree, declineCard, payByBankDebit, payByCard } from '../checkout/pay.ts';
import type { Buyer } from '../objects/charge.ts';
import type { SessionRecord } from '../state.ts';
import type { World } from '../world.ts';
import { checkBuyer, readCard } from './form-values.ts';
import type { Problems, Typed } from './form-values.ts';

type Submission = { done: true } | { done: false; message: string | null; problems: Problems };

/** What the buyer's press on the button comes to. Runs in one go: a second press finds the session complete. */
export function submitPayment(world: World, record: SessionRecord, typed: Typed, form: URLSearchParams): Submission {
  const buyer: Buyer = { email: typed.email, name: typed.name === '' ? null : typed.name };
  const isFree = record.session.amount_total === 0;
  const problems = checkBuyer(typed, !isFree);
  if (isFree) return refused(problems) ?? completed(() => completeFree(world, record, buyer));
  const type = record.session.payment_method_types.find((name) => name === 'au_becs_debit' || name === 'bacs_debit');
  if (typed.method === 'bank_debit' && type !== undefined) {
    return refused(problems) ?? completed(() => payByBankDebit(world, record, buyer, { kind: 'bank_debit', type }));
  }
  return submitCard(world, record, buyer, form, problems);
}

function submitCard(
  world: World,
  record: SessionRecord,
  buyer: Buyer,
  form: URLSearchParams,
  problems: Problems,
): Submission {
  const { card, problems: cardProblems } = readCard(form, world.clock());
  const refusal = refused(inReadingOrder({ ...problems, ...cardProblems }));
  if (refusal) return refusal;
  if (!card) throw new Error('A card without problems must be readable.');
  const { brand, country, decline } = card.testCard;
  const instrument = {
    kind: 'card' as const,
    brand,
    country,
    last4: card.last4,
    expMonth: card.expMonth,
    expYear: card.expYear,
  };
  if (!decline) return completed(() => payByCard(world, record, buyer, instrument));
  declineCard(world, record, buyer, instrument, decline);
  return { done: false, message: decline.message, problems: {} };
}

function refused(problems: Problems): Submission | null {
  return Object.keys(problems).length > 0 ? { done: false, message: null, problems } : null;
}

function completed(act: () => void): Submission {
  act();
  return { done: true };
}

function inReadingOrder({ email, cardNumber, expiry, cvc, name }: Problems): Problems {
  const ordered = { email, cardNumber, expiry, cvc, name };
  return Object.fromEntries(Object.entries(ordered).filter(([, problem]) => problem !== undefined));
}
