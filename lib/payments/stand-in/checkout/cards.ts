/** Stripe's published test numbers. Any other number is refused: no real card belongs here. */
export interface TestCard {
  brand: 'visa' | 'mastercard';
  country: string;
  decline: Decline | null;
}

export interface Decline {
  code: 'card_declined' | 'expired_card' | 'incorrect_cvc' | 'processing_error';
  declineCode: string | null;
  /** Said to the buyer. */
  message: string;
  /** Recorded on the charge, in Stripe's words. */
  recorded: string;
}

const GENERIC: Decline = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined. Nothing was charged. You can try another card, or ask your bank why.',
  recorded: 'Your card was declined.',
};
const INSUFFICIENT: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message:
    'Your card has insufficient funds for this. Nothing was charged. You can try another card or pay by bank debit.',
  recorded: 'Your card has insufficient funds.',
};
const EXPIRED: Decline = {
  code: 'expired_card',
  declineCode: null,
  message: 'The bank says that this card has expired. Nothing was charged. You can try another card.',
  recorded: 'Your card has expired.',
};
const WRONG_CVC: Decline = {
  code: 'incorrect_cvc',
  declineCode: null,
  message: 'The bank says that the security code is not right. Nothing was charged. Please check it and try again.',
  recorded: "Your card's security code is incorrect.",
};
const PROCESSING: Decline = {
  code: 'processing_error',
  declineCode: null,
  message: 'Something went wrong at the bank. Nothing was charged. Please try again in a moment.',
  recorded: 'An error occurred while processing your card. Try again in a little bit.',
};

const CARDS: Record<string, TestCard> = {
  '4242424242424242': { brand: 'visa', country: 'US', decline: null },
  '5555555555554444': { brand: 'mastercard', country: 'US', decline: null },
  '4000000360000006': { brand: 'visa', country: 'AU', decline: null },
  '4000008260000000': { brand: 'visa', country: 'GB', decline: null },
  '4000000000000002': { brand: 'visa', country: 'US', decline: GENERIC },
  '4000000000009995': { brand: 'visa', country: 'US', decline: INSUFFICIENT },
  '4000000000000069': { brand: 'visa', country: 'US', decline: EXPIRED },
  '4000000000000127': { brand: 'visa', country: 'US', decline: WRONG_CVC },
  '4000000000000119': { brand: 'visa', country: 'US', decline: PROCESSING },
};

export function testCard(digits: string): TestCard | null {
  return Object.hasOwn(CARDS, digits) ? (CARDS[digits] ?? null) : null;
}

export function passesLuhn(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
