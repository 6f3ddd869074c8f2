import { fork } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { rootDir } from '#lib/paths.ts';

export type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer };

const hopByHop = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** One answer as it comes over the wire: nothing is unpacked. */
export function getRaw(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, timeout: 10_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const kept = Object.entries(response.headers).filter(
          ([name, value]) => !hopByHop.has(name) && typeof value === 'string',
        ) as [string, string][];
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(kept), body: Buffer.concat(chunks) });
      });
    });
    sent.once('timeout', () => sent.destroy(new Error(`${url} did not answer within 10 s`)));
    sent.once('error', reject);
    sent.end();
  });
}

/** A bare Node server, in a process of its own, that sends this answer to every request. */
export async function withBareServer<Value>(
  { headers, body }: Answer,
  work: (url: string, pid: number) => Promise<Value>,
): Promise<Value> {
  const child = fork(join(rootDir, 'tests', 'load', 'bare-server.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve(Number(message)));
      child.once('exit', () => reject(new Error('the bare server ended before it listened')));
      child.send({ headers, body: body.toString('base64') });
    });
    return await work(`http://127.0.0.1:${port}`, child.pid ?? 0);
  } finally {
    child.kill('SIGTERM');
  }
}
