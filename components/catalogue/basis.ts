/** What a claim rests on where no study is cited. */
export const basisSentences = {
  'general-physiology': 'Textbook physiology; no single study is cited.',
  'professional-judgement': 'Professional judgement; no study is cited.',
} as const;
