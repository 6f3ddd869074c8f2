import { afterEach, expect, test, vi } from 'vitest';
import { queueFor } from './browser-queue.ts';

/** How long the server waits for its database (`turnTimeoutMs`), and then may still write. */
const serverWaitMs = 30_000;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('the browser waits longer for an answer than the server waits for its database', async () => {
  const signals = vi.spyOn(AbortSignal, 'timeout');
  vi.stubGlobal('window', { localStorage: null, addEventListener: () => undefined });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ reason: 'signed-out' }, { status: 401 })));
  await queueFor({ owner: 'me', attemptId: 'paper', answerUrl: 'https://example.test/answer' })?.look();
  expect(signals).toHaveBeenCalledTimes(1);
  expect(signals.mock.calls[0]?.[0]).toBeGreaterThan(serverWaitMs);
});
