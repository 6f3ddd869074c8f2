import { certificateMessage, mayBePrinted } from '../messages.ts';
import type { CertificateRefusal } from '../messages.ts';
import { tidyName } from '../rules.ts';
import { unprintableIn, unprintableKind } from '../rules/letters.ts';
import type { UnprintableKind } from '../rules/letters.ts';

const whatItIs: Record<UnprintableKind, (shown: string) => string> = {
  'turns-direction': () => 'an invisible character that turns the direction of the text',
  invisible: () => 'an invisible character',
  private: () => 'a character that has no meaning outside one typeface',
  picture: (shown) => `the picture “${shown}”`,
  combination: (shown) => `“${shown}” (these letters and marks do not go together in any of our typefaces)`,
  letter: (shown) => `the letter “${shown}”, which none of our typefaces has`,
  sign: (shown) => `“${shown}”`,
};

/** The sentence for a name that was typed and refused: it names the character that cannot be printed. */
export function nameMessage(reason: CertificateRefusal, typed: string): string {
  const cluster = reason === 'name-characters' ? unprintableIn(tidyName(typed)) : null;
  if (cluster === null) return certificateMessage(reason);
  const code = (cluster.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `We cannot print ${whatItIs[unprintableKind(cluster)](cluster)} (U+${code}). ${mayBePrinted}`;
}
