import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameMessage } from '../messages/names.ts';
import { checkName, tidyName } from '../rules.ts';
import { directionOf, eastOf, isHouse, unprintableIn, unprintableKind } from './letters.ts';

test.each([
  ['Jo 🙂 Bo', '🙂', 'picture', 'the picture “🙂” (U+1F642)'],
  ['Jo\u202eke Ann', '\u202e', 'turns-direction', 'turns the direction of the text (U+202E)'],
  ['Ab\u2067cd', '\u2067', 'turns-direction', '(U+2067)'],
  ['Ab\u0007cd', '\u0007', 'invisible', 'an invisible character (U+0007)'],
  ['Ab\ue000cd', '\ue000', 'private', '(U+E000)'],
  ['Ab <cd>', '<', 'sign', 'We cannot print “<” (U+003C)'],
  ['𝒜nna', '𝒜', 'letter', 'the letter “𝒜”'],
  ['\u{20BB7}田 一郎', '\u{20BB7}', 'letter', '(U+20BB7)'],
  ['a\u0e31b', 'a\u0e31', 'combination', 'do not go together'],
  ['\u0e31ab', '\u0e31', 'combination', '(U+0E31)'],
  ['Anna\u200d Bo', 'a\u200d', 'letter', '(U+0061)'],
  [
    `Zal${'o\u0300'.repeat(1)}${'\u0301'.repeat(12)} Bo`,
    `ò${'\u0301'.repeat(12)}`,
    'combination',
    'do not go together',
  ],
])('%j is refused kindly, and the sentence names what cannot be printed', (name, cluster, kind, sentence) => {
  expect(checkName(name)).toEqual({ ok: false, reason: 'name-characters' });
  expect(unprintableIn(tidyName(name))).toBe(cluster);
  expect(unprintableKind(cluster)).toBe(kind);
  expect(nameMessage('name-characters', name)).toContain(sentence);
});

test('other faults have their own sentence', () => {
  expect(nameMessage('name-short', 'A')).toBe('Give your full name, with at least two letters.');
});

test('a name is tidied of what cannot be seen and of forms made for old typesetting', () => {
  expect(tidyName('\ufeffAn\u200bna\u200e  Bo\u00ad ')).toBe('Anna Bo');
  expect(tidyName('Ａｎｎａ ｶﾞ ﬁ')).toBe('Anna ガ fi');
  expect(tidyName('ﷲ ﻋﻠﻲ')).toBe('الله علي');
  expect(tidyName('بسم\u200cالله')).toContain('\u200c');
});

test('no text breaks the rule; a name that passes once passes again, unchanged, and has nothing that turns its direction', () => {
  const symbol = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom('ม', 'ั', '\u200d', '\u202e', 'م', 'é', '李', ' ', '’', '\u0301', 'क', '्', '🙂', 'ﬁ'),
  );
  fc.assert(
    fc.property(fc.array(symbol, { maxLength: 12 }), (parts) => {
      const checked = checkName(parts.join(''));
      if (!checked.ok) return;
      expect(checkName(checked.value)).toEqual(checked);
      expect(checked.value).not.toMatch(/[\p{Cc}\p{Co}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }),
    { numRuns: 200 },
  );
});

test('direction and shapes follow from the letters', () => {
  expect(directionOf('محمد Smith')).toBe('rtl');
  expect(directionOf('3 שרה')).toBe('rtl');
  expect(directionOf('Smith محمد')).toBe('ltr');
  expect([eastOf('佐藤 さくら'), eastOf('김민수 金'), eastOf('李小龙'), eastOf('Zoë')]).toEqual([
    'ja',
    'ko',
    'zh',
    null,
  ]);
  expect([isHouse('Zoë Żółć Юлия'), isHouse('Zoë 李')]).toEqual([true, false]);
});
