import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './csp.ts';

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
