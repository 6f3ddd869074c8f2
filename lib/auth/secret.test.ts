import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secretIn } from './secret.ts';

test('the secret of this machine is made once, stays, and only its owner may read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'afferent-secret-'));
  const secret = secretIn(join(folder, 'data'));
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(secretIn(join(folder, 'data'))).toBe(secret);
  expect(statSync(join(folder, 'data', 'auth-secret')).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});
