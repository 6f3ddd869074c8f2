import { expect, test } from 'vitest';
import { mailLayout } from './layout.ts';
import { splitLinks } from './mailbox.ts';

const body = mailLayout({
  title: 'Hello <script>alert(1)</script>',
  paragraphs: ['One & two', 'Line one\nLine two'],
  action: { label: 'Open "it"', url: 'https://example.test/?a=1&b="2"' },
  small: 'Small words',
});

test('words in a message cannot become markup', () => {
  expect(body.html).not.toContain('<script>');
  expect(body.html).toContain('Hello &lt;script&gt;');
  expect(body.html).toContain('href="https://example.test/?a=1&amp;b=&quot;2&quot;"');
  expect(body.html).toContain('Line one<br>Line two');
});

test('the text part says the same as the HTML part', () => {
  for (const words of [
    'Hello <script>',
    'One & two',
    'Line one\nLine two',
    'Open "it":\nhttps://example.test/?a=1&b="2"',
    'Small words',
  ]) {
    expect(body.text).toContain(words);
  }
});

test('a message loads nothing from anywhere', () => {
  expect(body.html).not.toMatch(/<(?:img|link|script|iframe)|url\(|@import/i);
});

test('addresses in plain text can be told from words', () => {
  const text = 'Go to https://example.test/a?b=1 now\nor https://example.test';
  const parts = splitLinks(text);
  expect(parts.filter((part) => part.kind === 'link').map((part) => part.value)).toEqual([
    'https://example.test/a?b=1',
    'https://example.test',
  ]);
  expect(parts.map((part) => part.value).join('')).toBe(text);
});
