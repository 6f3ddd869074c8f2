/** While a payment is contested. Whoever paid, the reader may be somebody else: a gift or a seat. */
export const frozenMessage =
  'The bank is looking into the payment for this course, so it is closed for now. Nothing you have done is lost.';
/** What to do about it. */
export const frozenAdvice =
  'It opens again by itself once the bank decides that the payment stands. If you paid for it and did not mean to contest the payment, tell your bank so.';
