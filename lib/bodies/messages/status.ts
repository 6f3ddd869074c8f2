import type { BodyRule } from '../schema.ts';

const statusTexts: Record<BodyRule['status'], { word: string; meaning: string }> = {
  found: { word: 'Found', meaning: 'Read in the body’s own pages or in a copy of them.' },
  'partly-found': { word: 'Partly found', meaning: 'Part of it was read. Its page says what was not.' },
  'not-verified': { word: 'Not verified', meaning: 'We could not read the rule. Nothing here is sure.' },
};

/** "Partly found". */
export function statusWord(status: BodyRule['status']): string {
  return statusTexts[status].word;
}

export function statusMeaning(status: BodyRule['status']): string {
  return statusTexts[status].meaning;
}

export const kindWords: Record<BodyRule['kind'], string> = {
  association: 'Association',
  register: 'Register',
  regulator: 'Regulator',
  certification: 'Certification',
  council: 'Council of associations',
};
