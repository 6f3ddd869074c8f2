import { sentencesOf, withoutQuotes } from './prose.ts';

/** Kinds of sentence that no course may state: the ten of the evidence dossier, section 0.3, and “proven”. */
const forbidden: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  {
    rule: 'cortisol',
    pattern:
      /\b(lower|cut|reduc|decreas|slash)(s|es|ed|ing)? (your |the )?cortisol (levels? )?by\b|\bcuts? (your )?cortisol\b/i,
  },
  {
    rule: 'serotonin',
    pattern: /(?<!\bwhether )\bmassage (raises|lifts|boosts|increases) (your )?(serotonin|dopamine|oxytocin)\b/i,
  },
  { rule: 'boost', pattern: /\bboost(s|ed|ing)?\b|\bmassage strengthens (your )?immun/i },
  { rule: 'killer-cells', pattern: /\b(increas|rais|boost)\w* (your )?natural killer cells\b/i },
  {
    rule: 'toxins',
    pattern:
      /\bdetox\w*|\b(flush|releas|clear|drain|remov|eliminat|expel)\w* (out )?(the |your )?(toxins|lactic acid)\b|\btoxins? (?:will |can |are |is |to |that )?(?:be )?(?:leav|exit|flush|releas|drain|com(?:e|es|ing) out|flow)\w*/i,
  },
  { rule: 'circulation', pattern: /\bmassage (improves|increases|boosts) (your )?(blood )?circulation\b/i },
  {
    rule: 'leaky-gut',
    pattern: /\b(heal|repair|seal)s? (a |your |the )?leaky gut\b|\bfeeds? (your |the )?good bacteria\b/i,
  },
  { rule: 'stored-emotion', pattern: /\bemotions (are|get) (stored|held|trapped|stuck) in\b/i },
  {
    rule: 'seesaw',
    pattern:
      /\b(sympathetic and parasympathetic|the two branches) (can(not| never)) (both )?(be active|act|work) (together|at the same time)\b/i,
  },
  {
    rule: 'proven',
    pattern: /(?<!\b(?:not|never|nor|yet|cannot|nothing|no)\b[^.;:]{0,30})\bproven\b|\bclinically (?:proven|tested)\b/i,
  },
  {
    rule: 'cure',
    pattern: /\bcur(e|es|ed|ing)\b|\bmassage (treats|heals|prevents) (your )?(anxiety|depression|insomnia|autoimmune)/i,
  },
];

/** The forbidden sentences in a text, each with the rule that forbids it. */
export function forbiddenIn(text: string): { rule: string; sentence: string }[] {
  return sentencesOf(text).flatMap((sentence) =>
    forbidden
      .filter(({ pattern }) => pattern.test(sentence.text))
      .map(({ rule }) => ({ rule, sentence: sentence.text.trim() })),
  );
}

const refusal =
  /\b(no|not|nor|never|nothing|none|neither|without|cannot|unlike|rather than|instead of|overclaim\w*|myth|slogan|often (said|told|claimed|repeated|taught|believed)|promis\w+|claims?|claiming|claimed|suggest\w*|impl(y|ies|ied))\b|n[’']t\b/i;

/** The same for an explanation, which may quote a forbidden sentence or deny it. */
export function forbiddenInExplanation(text: string): { rule: string; sentence: string }[] {
  return forbiddenIn(withoutQuotes(text)).filter(({ sentence }) => !refusal.test(sentence));
}
