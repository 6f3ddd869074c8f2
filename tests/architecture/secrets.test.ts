import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rootDir } from '#lib/paths.ts';

const patterns = [
  { name: 'a live Stripe key', pattern: /\b[sr]k_live_[A-Za-z0-9]{20,}/ },
  { name: 'a test Stripe key of a real account', pattern: /\b[sr]k_test_[A-Za-z0-9]{24,}/ },
  { name: 'a webhook secret', pattern: /\bwhsec_[A-Za-z0-9+/]{24,}/ },
  { name: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16,}/ },
  { name: 'a private JWK', pattern: /"d"\s*:\s*"[A-Za-z0-9_-]{40,}"/ },
];

const secretsIn = (text: string) => patterns.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
const sizeLimitBytes = 2_000_000;

it('no file in the repository holds a secret', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: rootDir, encoding: 'utf8' }).split('\0').filter(Boolean);
  expect(files.length).toBeGreaterThan(50);
  const present = files.filter(
    (file) => existsSync(join(rootDir, file)) && statSync(join(rootDir, file)).size < sizeLimitBytes,
  );
  expect(
    present.flatMap((file) => secretsIn(readFileSync(join(rootDir, file), 'utf8')).map((name) => `${file}: ${name}`)),
  ).toEqual([]);
});

it('the search finds each kind of secret, and leaves our stand-in names alone', () => {
  const body = 'Ab1'.repeat(16);
  const planted = [
    `sk_${'live'}_${body}`,
    `rk_${'test'}_${body}`,
    `wh${'sec'}_${body}`,
    `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${body}`,
    `{"d": "${body}"}`,
  ];
  expect(planted.flatMap(secretsIn)).toEqual(patterns.map(({ name }) => name));
  expect(secretsIn('sk_test_standin whsec_standin')).toEqual([]);
});
