import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseEmail } from '#lib/email/address.ts';
import {
  dayMs,
  defaultNextPath,
  judgeCodeTry,
  judgeLink,
  judgeRequest,
  limits,
  normaliseCode,
  safeNextPath,
  sessionEnd,
} from './rules.ts';

const at = new Date('2026-11-20T01:00:00Z');
const later = new Date(at.getTime() + 1);

describe('an e-mail address', () => {
  test('has one spelling per mailbox', () => {
    expect(normaliseEmail('  Person@Example.ORG ')).toBe('person@example.org');
    expect(normaliseEmail('ｐerson@example.org')).toBe('person@example.org');
    expect(normaliseEmail('o.brien+cpd@mail.example.org')).toBe('o.brien+cpd@mail.example.org');
  });

  test.each([
    ['no @', 'person.example.org'],
    ['two @', 'a@b@example.org'],
    ['a look-alike of a second @', 'victim@example.org＠evil.example'],
    ['a look-alike of a second @, small form', 'a@evil.example﹫example.org'],
    ['quotes', '"a@b"@example.org'],
    ['no dot in the domain', 'a@localhost'],
    ['an empty label', 'a@example..org'],
    ['a line break that would add a header', 'a@example.org\r\nbcc: b@example.org'],
    ['an inner line break', 'a\n@example.org'],
    ['two recipients', 'a@example.org,b@example.org'],
    ['a display name', 'A <a@example.org>'],
    ['an invisible character', 'a\u200B@example.org'],
    ['too much', `${'a'.repeat(300)}@example.org`],
    ['nothing', ''],
  ])('is refused with %s', (_name, input) => {
    expect(normaliseEmail(input)).toBeNull();
  });

  test(
    'for any input, what comes out has exactly one @, no space, and comes out of itself unchanged',
    { timeout: 30_000 },
    () => {
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (input) => {
          const email = normaliseEmail(input);
          if (email === null) return;
          expect(email.split('@')).toHaveLength(2);
          expect(email).not.toMatch(/[\s"<>,;]/);
          expect(normaliseEmail(email)).toBe(email);
        }),
      );
    },
  );
});

describe('a code', () => {
  test.each(['418302', ' 418 302 ', '418-302', '４１８３０２', '4l83O2', 'a418302'.slice(1)])(
    'is read from %j',
    (typed) => {
      expect(normaliseCode(typed)).toBe('418302');
    },
  );

  test.each(['', '41830', '4183022', 'abcdef', '418302; drop'])('is not read from %j', (typed) => {
    expect(normaliseCode(typed)).toBeNull();
  });
});

describe('where to go after signing in', () => {
  test.each(['/account', '/learn/brain-gut-axis/m1?x=1#part', '/checkout/brain-gut-axis'])(
    'keeps our own path %j',
    (path) => {
      expect(safeNextPath(path)).toBe(path);
    },
  );

  test.each([
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a//evil',
    '/\t/evil.example',
    '/\n',
    'javascript:alert(1)',
    ' /account',
    '/sign-in',
    '/sign-in/check',
    '/api/auth/signout',
    null,
    undefined,
    7,
    ['/account'],
  ])('never follows %j', (path) => {
    expect(safeNextPath(path)).toBe(defaultNextPath);
  });

  test('for any input, stays on this host', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (input) => {
          expect(new URL(safeNextPath(input), 'https://afferent.test').origin).toBe('https://afferent.test');
        },
      ),
    );
  });
});

describe('a challenge', () => {
  const fresh = { expiresAt: later, spentAt: null, triesLeft: 1 };

  test('is good until it is spent, over or tried too often', () => {
    expect(judgeLink(fresh, at)).toBe('good');
    expect(judgeCodeTry(fresh, at)).toBe('good');
    expect(judgeLink({ ...fresh, expiresAt: at }, at)).toBe('expired');
    expect(judgeCodeTry({ ...fresh, expiresAt: at }, at)).toBe('expired');
    expect(judgeLink({ ...fresh, spentAt: at }, at)).toBe('used');
    expect(judgeCodeTry({ ...fresh, spentAt: at }, at)).toBe('used');
    expect(judgeCodeTry({ ...fresh, triesLeft: 0 }, at)).toBe('too-many-tries');
    expect(judgeLink(null, at)).toBe('unknown-link');
    expect(judgeCodeTry(null, at)).toBe('other-browser');
  });

  test('keeps its link when its tries are used up: a stranger who guesses cannot lock anyone out', () => {
    expect(judgeLink({ ...fresh, triesLeft: 0 }, at)).toBe('good');
  });
});

describe('a request for a sign-in mail', () => {
  const quiet = {
    ofEmailAndBrowser: 0,
    ofBrowser: 0,
    ofEmail: 0,
    inAll: 0,
    isKnownBrowser: false,
    hasLiveChallenge: false,
  };
  const flood = { ofEmail: 1_000, inAll: 100_000 };

  test.each([
    ['from anyone, when all is quiet', {}, 'send'],
    [
      'once more than the share of this browser for this address',
      { ofEmailAndBrowser: limits.requestsPerEmailAndBrowser },
      'too-often',
    ],
    ['from a browser that has asked for many addresses', { ofBrowser: limits.requestsPerBrowser }, 'too-often'],
    ['from a stranger while the mailbox holds enough', { ofEmail: limits.requestsPerEmail }, 'enough-sent'],
    [
      'from a browser whose own mail is under way, though strangers asked as well',
      { ofEmail: limits.requestsPerEmail, hasLiveChallenge: true },
      'send',
    ],
    [
      'from a browser that has signed in as this address, whatever strangers do',
      { ...flood, isKnownBrowser: true },
      'send',
    ],
    [
      'from such a browser that asks and asks',
      { isKnownBrowser: true, ofEmailAndBrowser: limits.requestsPerEmailAndBrowser },
      'too-often',
    ],
    ['from a stranger while very many ask', { inAll: limits.requestsInAll }, 'send-to-members'],
    ['from a stranger in a flood', { inAll: limits.requestsRecordedInAll }, 'too-busy'],
    [
      'just below every limit',
      {
        ofEmailAndBrowser: limits.requestsPerEmailAndBrowser - 1,
        ofBrowser: limits.requestsPerBrowser - 1,
        ofEmail: limits.requestsPerEmail - 1,
        inAll: limits.requestsInAll - 1,
      },
      'send',
    ],
  ] as const)('%s', (_name, facts, verdict) => {
    expect(judgeRequest({ ...quiet, ...facts })).toBe(verdict);
  });

  test('of a browser that has signed in as the address: nothing that others do changes the answer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.boolean(), (ofEmail, inAll, hasLiveChallenge) => {
        expect(judgeRequest({ ...quiet, isKnownBrowser: true, ofEmail, inAll, hasLiveChallenge })).toBe('send');
      }),
    );
  });
});

test('a session ends 30 days after its last use and at most 60 days after it began', () => {
  const days = (count: number) => new Date(at.getTime() + count * dayMs);
  expect(sessionEnd(at, at)).toEqual(days(30));
  expect(sessionEnd(at, days(20))).toEqual(days(50));
  expect(sessionEnd(at, days(59))).toEqual(days(60));
});
