/** How long things live, and how often they may be tried. */
export const limits = {
  challengeMinutes: 10,
  triesPerChallenge: 5,
  requestsPerEmailAndBrowser: 3,
  requestsPerBrowser: 10,
  requestsWindowMinutes: 15,
  /** From browsers that are strangers to the address, counted over as long as a link works. */
  requestsPerEmail: 5,
  requestsInAll: 300,
  /** Beyond this, strangers' requests are not even recorded. */
  requestsRecordedInAll: 3000,
  requestsInAllMinutes: 5,
  wrongCodesPerEmailPerDay: 30,
  browserCookieMinutes: 60,
  knownBrowserDays: 180,
  sessionIdleDays: 30,
  sessionAbsoluteDays: 60,
  sessionSeenMinutes: 5,
} as const;

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** The earlier of 30 days without use and 60 days after it began. */
export function sessionEnd(createdAt: Date, lastSeenAt: Date): Date {
  return new Date(
    Math.min(
      lastSeenAt.getTime() + limits.sessionIdleDays * dayMs,
      createdAt.getTime() + limits.sessionAbsoluteDays * dayMs,
    ),
  );
}

/** Six digits as people type them: spaces and dashes do not matter, O is 0, I and l are 1. Null when it cannot be a code. */
export function normaliseCode(input: string): string | null {
  const digits = input
    .slice(0, 64)
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}.]/gu, '')
    .replaceAll(/[oO]/g, '0')
    .replaceAll(/[iIlL|]/g, '1');
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}

export const defaultNextPath = '/account';

/** Where to go after signing in: a path of this site, or the account. Never another host. */
export function safeNextPath(input: unknown): string {
  if (typeof input !== 'string' || input.length > 500) return defaultNextPath;
  const isPath = input.startsWith('/') && !input.startsWith('//') && !/[\\\p{C}\p{Zl}\p{Zp}]/u.test(input);
  if (!isPath || input.includes('//') || /^\/(?:sign-in|api)(?:[/?#]|$)/.test(input)) return defaultNextPath;
  return input;
}

export type ChallengeState = { readonly expiresAt: Date; readonly spentAt: Date | null; readonly triesLeft: number };

export type RequestRefusal = 'not-an-address' | 'too-often' | 'enough-sent' | 'busy' | 'too-busy';

/** Recent requests that did not end in a sign-in, and what is known of the browser that asks. */
export type RequestFacts = {
  readonly ofEmailAndBrowser: number;
  readonly ofBrowser: number;
  readonly ofEmail: number;
  readonly inAll: number;
  /** This browser has signed in as this address before. */
  readonly isKnownBrowser: boolean;
  /** This browser asked for this address and its mail still works. */
  readonly hasLiveChallenge: boolean;
};

/** `send-to-members`: the request is recorded and answered as busy; a mail goes out only if the address has an account. */
export type RequestVerdict =
  | 'send'
  | 'send-to-members'
  | Extract<RequestRefusal, 'too-often' | 'enough-sent' | 'too-busy'>;

/**
 * May this browser have a sign-in mail sent to this address? What strangers do never holds back a browser that has signed in
 * as the address before. A stranger is stopped only where the newest mail in that mailbox still signs its reader in: each
 * counted mail is younger than its link's life. Whether the address has an account is not asked here, so it cannot show.
 */
export function judgeRequest(facts: RequestFacts): RequestVerdict {
  if (facts.ofEmailAndBrowser >= limits.requestsPerEmailAndBrowser || facts.ofBrowser >= limits.requestsPerBrowser)
    return 'too-often';
  if (facts.isKnownBrowser) return 'send';
  if (facts.ofEmail >= limits.requestsPerEmail && !facts.hasLiveChallenge) return 'enough-sent';
  if (facts.inAll >= limits.requestsRecordedInAll) return 'too-busy';
  return facts.inAll >= limits.requestsInAll ? 'send-to-members' : 'send';
}

export type SignInRefusal =
  | 'unknown-link'
  | 'expired'
  | 'used'
  | 'other-browser'
  | 'too-many-tries'
  | 'wrong-code'
  | 'codes-off';

/** May this challenge be spent through its link? The link needs no tries: it cannot be guessed. */
export function judgeLink(
  challenge: ChallengeState | null,
  at: Date,
): 'good' | Extract<SignInRefusal, 'unknown-link' | 'expired' | 'used'> {
  if (!challenge) return 'unknown-link';
  if (challenge.spentAt) return 'used';
  return challenge.expiresAt.getTime() <= at.getTime() ? 'expired' : 'good';
}

/** May a code still be tried on this challenge? Decided before the code itself is looked at. */
export function judgeCodeTry(
  challenge: ChallengeState | null,
  at: Date,
): 'good' | Extract<SignInRefusal, 'other-browser' | 'expired' | 'used' | 'too-many-tries'> {
  if (!challenge) return 'other-browser';
  if (challenge.spentAt) return 'used';
  if (challenge.expiresAt.getTime() <= at.getTime()) return 'expired';
  return challenge.triesLeft <= 0 ? 'too-many-tries' : 'good';
}
