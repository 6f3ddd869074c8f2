import { expect, test } from 'vitest';
import { contentSecurityPolicy, filePolicy, isStoredFile } from './csp.ts';

const common = { checkoutOrigin: 'https://checkout.stripe.com', isHttps: true, isDevelopment: false };

test('no page lets an unknown inline script run', () => {
  for (const scripts of [{ nonce: 'abc' }, { hashes: ['sha256-x'] }]) {
    const directive = contentSecurityPolicy({ ...common, scripts })
      .split('; ')
      .find((part) => part.startsWith('script-src'));
    expect(directive).toBeDefined();
    expect(directive).not.toContain('unsafe');
  }
});

test('a static page names its own scripts, a dynamic page its nonce', () => {
  expect(contentSecurityPolicy({ ...common, scripts: { hashes: ['sha256-x', 'sha256-y'] } })).toContain(
    "script-src 'self' 'sha256-x' 'sha256-y';",
  );
  expect(contentSecurityPolicy({ ...common, scripts: { nonce: 'abc' } })).toContain("'nonce-abc' 'strict-dynamic'");
});

test('a page cannot be framed, and its forms lead only to us and to the checkout', () => {
  const policy = contentSecurityPolicy({ ...common, scripts: { nonce: 'abc' } });
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' https://checkout.stripe.com");
});

test('a stored file runs nothing and belongs to no site, wherever it answers, and pages are no files', () => {
  expect(filePolicy).toMatch(/default-src 'none'.*; sandbox;/);
  const id = '019ac000-0000-7000-8000-000000000000';
  for (const path of [
    `/account/cpd/log/${id}/evidence/${id}`,
    `/account/cpd/log/file/${id}`,
    `/pack/abc/evidence/${id}`,
    '/pack/abc/pdf',
  ])
    expect(isStoredFile(path), path).toBe(true);
  for (const path of [
    '/account/cpd/log',
    '/account/cpd/log/file',
    '/pack/abc',
    `/account/cpd/log/${id}`,
    `/account/cpd/log/${id}/edit`,
  ])
    expect(isStoredFile(path), path).toBe(false);
});
