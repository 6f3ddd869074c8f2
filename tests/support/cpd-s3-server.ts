import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the storage answers next: well, with a fault of its own, cut off in the middle, or not at all. */
export type Mood = 'well' | 'fault' | 'cut-off' | 'silent' | 'refusing';

export const s3Keys = {
  region: 'ap-southeast-2',
  accessKeyId: 'AKIATEST',
  secretAccessKey: 'secret/with+signs',
} as const;

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** Signature version 4, reckoned from its description and not with the library that is tried. Null when it is right. */
function signatureFault(request: IncomingMessage, body: Buffer): string | null {
  const given = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  );
  if (!given) return 'no authorization';
  const [, credential = '', signed = '', signature = ''] = given;
  const [accessKey, day = '', region = '', service = ''] = credential.split('/');
  if (accessKey !== s3Keys.accessKeyId || region !== s3Keys.region || service !== 's3') return 'credential';
  const at = String(request.headers['x-amz-date']);
  if (!at.startsWith(day)) return 'day';
  const payload = String(request.headers['x-amz-content-sha256']);
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha(body)) return 'payload';
  if (!signed.split(';').includes('host')) return 'host is not signed';
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
  const canonical = [
    request.method,
    pathname,
    searchParams.toString(),
    ...signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signed,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${s3Keys.secretAccessKey}`, day), region), service), 'aws4_request');
  const expected = hmac(key, ['AWS4-HMAC-SHA256', at, scope, sha(canonical)].join('\n')).toString('hex');
  return expected === signature ? null : 'signature';
}

export type S3Server = {
  readonly endpoint: string;
  readonly objects: Map<string, { readonly body: Buffer; readonly type: string | undefined }>;
  /** Answers to come, the first one next; well, when there are none left. */
  readonly moods: Mood[];
  readonly faults: string[];
  readonly asked: string[];
  close(): Promise<void>;
};

/** An S3-compatible storage on this machine that checks each signature by itself and misbehaves on request. */
export async function startS3(): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map();
  const moods: Mood[] = [];
  const faults: string[] = [];
  const asked: string[] = [];
  const answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    asked.push(`${request.method} ${path}`);
    const fault = signatureFault(request, body);
    if (fault) faults.push(fault);
    const mood = moods.shift() ?? 'well';
    if (mood === 'silent') return;
    if (mood === 'fault') return void response.writeHead(500).end('<Error/>');
    if (fault || mood === 'refusing') return void response.writeHead(403).end('<Error/>');
    const found = objects.get(path);
    if (mood === 'cut-off') {
      response.writeHead(200, { 'content-length': String((found?.body.length ?? 10) + 100) });
      response.write(found?.body.subarray(0, 3) ?? 'abc');
      return void setImmediate(() => response.destroy());
    }
    if (request.method === 'PUT') {
      objects.set(path, { body, type: request.headers['content-type'] });
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') return void response.writeHead(objects.delete(path) ? 204 : 404).end();
    if (!found) return void response.writeHead(404).end('<Error/>');
    response.writeHead(200, { 'content-length': String(found.body.length) }).end(found.body);
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(request, Buffer.concat(parts), response));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    moods,
    faults,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
