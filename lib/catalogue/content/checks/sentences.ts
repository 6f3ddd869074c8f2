import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import { proseOf } from '../markdown.ts';

/** Ten kinds of sentence that no course may state: evidence dossier, section 0.3. */
export const forbidden: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
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
    pattern: /\bdetox\w*|\b(flush|releas|clear|drain|remov|eliminat)\w* (out )?(the )?(toxins|lactic acid)\b/i,
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
    rule: 'cure',
    pattern: /\bcur(e|es|ed|ing)\b|\bmassage (treats|heals|prevents) (your )?(anxiety|depression|insomnia|autoimmune)/i,
  },
];

/** Here a forbidden sentence is quoted in order to be refused. */
const quotedIn: readonly string[] = ['misconception', 'dontsay'];

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!]["”’]?)\s+/);
}

/** The forbidden sentences in a text, each with the rule that forbids it. */
export function forbiddenIn(text: string): { rule: string; sentence: string }[] {
  return sentencesOf(text).flatMap((sentence) =>
    forbidden.filter(({ pattern }) => pattern.test(sentence)).map(({ rule }) => ({ rule, sentence: sentence.trim() })),
  );
}

/** No module and no course description states a forbidden sentence, except where it is taken apart. */
export function checkSentences(content: Content): Fault[] {
  return content.courses.flatMap((course) => {
    const { meta, file, lineOf } = course;
    const described = (['title', 'summary', 'audience', 'restsOn'] as const).map((key) => ({
      text: meta[key],
      file,
      line: lineOf([key]),
    }));
    const outcomes = meta.outcomes.map(({ text }, index) => ({ text, file, line: lineOf(['outcomes', index]) }));
    const prose = course.modules.flatMap((module) =>
      proseOf(module.root)
        .filter(({ inside }) => !inside.some((tag) => quotedIn.includes(tag)))
        .map(({ text, line }) => ({ text, line, file: module.file })),
    );
    return [...described, ...outcomes, ...prose].flatMap((passage) =>
      forbiddenIn(passage.text).map(({ rule, sentence }) => ({
        file: passage.file,
        line: passage.line,
        rule: `forbidden-${rule}`,
        message: `must never be stated: “${sentence.slice(0, 120)}”`,
      })),
    );
  });
}
