import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { ok, refuse } from '#lib/result.ts';
import type { EvidenceStore } from './store.ts';

export type S3Settings = {
  /** "https://s3.ap-southeast-2.amazonaws.com"; the bucket comes after it as a path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

const timeoutMs = 20_000;
const tries = 3;

/** Evidence in S3-compatible storage. Keys are random ids: they say nothing of a person. */
export function s3Store(settings: S3Settings, options: { readonly timeoutMs?: number } = {}): EvidenceStore {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const addressOf = (key: string) => `${endpoint.replace(/\/$/, '')}/${encodeURIComponent(bucket)}/${key}`;

  /** One answer below 500 with its whole body, in at most three tries; null when there was none. */
  async function ask(
    key: string,
    init: RequestInit,
  ): Promise<{ status: number; body: Uint8Array<ArrayBuffer> } | null> {
    for (let tried = 0; tried < tries; tried += 1) {
      try {
        const signal = AbortSignal.timeout(options.timeoutMs ?? timeoutMs);
        const response = await client.fetch(addressOf(key), { ...init, signal, redirect: 'error' });
        const body = new Uint8Array(await response.arrayBuffer());
        if (response.status < 500) return { status: response.status, body };
      } catch {
        // Away, too slow, or cut off in the middle: the next try may do better.
      }
    }
    return null;
  }

  return {
    name: 's3',
    keyOf: (fileId) => `evidence/${fileId}`,
    async stage({ storageKey, content, mediaType }) {
      const answer = await ask(String(storageKey), {
        method: 'PUT',
        body: new Uint8Array(content),
        headers: { 'content-type': mediaType },
      });
      return answer && answer.status < 300 ? ok(null) : refuse('storage-away');
    },
    keep: async () => {},
    async read(_tx, { storageKey, sha256 }) {
      const answer = await ask(String(storageKey), { method: 'GET' });
      if (!answer || (answer.status !== 200 && answer.status !== 404)) return refuse('storage-away');
      const isWhole = createHash('sha256').update(answer.body).digest('hex') === sha256;
      return answer.status === 200 && isWhole ? ok(answer.body) : refuse('content-lost');
    },
    async remove(keys) {
      for (const key of keys) {
        const answer = await ask(key, { method: 'DELETE' });
        if (!answer || (answer.status >= 300 && answer.status !== 404))
          throw new Error(`the evidence storage did not delete a file: ${answer?.status ?? 'no answer'}`);
      }
    },
  };
}
