import { mailLayout } from '../layout.ts';

export type SignInFacts = {
  readonly url: string;
  /** Null when codes are off for this address: the link is then the only way in. */
  readonly code: string | null;
  readonly minutes: number;
  /** Host of the site, as the reader should see it in the address bar. */
  readonly host: string;
};

/** "418 302": easier to carry from one screen to another. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** The mail that signs someone in: a link, and a code for the browser that asked. */
export function signInMail(facts: SignInFacts): { subject: string; text: string; html: string } {
  const codeParagraph = facts.code
    ? `Or type this code in the browser where you asked for it:\n${spacedCode(facts.code)}`
    : 'For your safety there is no code today: too many wrong ones were typed for this address. The link works as always.';
  const body = mailLayout({
    title: 'Sign in to Afferent',
    paragraphs: [
      `Open the link below and press the button on the page. It works on any device, once, for ${facts.minutes} minutes.`,
      codeParagraph,
    ],
    action: { label: 'Sign in', url: facts.url },
    small: `We never ask for this code by phone or message. The page that opens is at ${facts.host}. If you did not ask to sign in, leave this e-mail alone: nothing happens.`,
  });
  return { subject: 'Sign in to Afferent', ...body };
}
