import { expect, test } from 'vitest';
import { isRobot } from './visitor.ts';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';
const person = { userAgent: firefox, isHead: false, purpose: null };

test.each([firefox, iphone, `${iphone} [FBAN/FBIOS;FBAV/500.0]`])('a person is a person: %s', (userAgent) => {
  expect(isRobot({ ...person, userAgent })).toBe(false);
});

test.each([
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'WhatsApp/2.23.20.0',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko; compatible; Applebot/0.1)',
  'curl/8.5.0',
  'python-requests/2.32',
  '',
])('a preview or a robot is none: %s', (userAgent) => {
  expect(isRobot({ ...person, userAgent })).toBe(true);
});

test('asking only for the head, or ahead of time, is no visit of a person', () => {
  expect(isRobot({ ...person, isHead: true })).toBe(true);
  expect(isRobot({ ...person, purpose: 'prefetch;prerender' })).toBe(true);
  expect(isRobot({ ...person, userAgent: null })).toBe(true);
});
