import { Agent, request } from 'node:http';

export type Sent = {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  readonly timeoutMs?: number;
};
export type Received = { readonly status: number; readonly location: string | null; readonly body: string };

/** Connections as so many browsers hold them: kept open, one request at a time on each. */
export function openWire(sockets: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: sockets, maxFreeSockets: sockets });
}

/** A kept connection that the server had closed meanwhile: any browser simply sends again. */
function isStale(error: NodeJS.ErrnoException, wasReused: boolean): boolean {
  return wasReused && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

/** One request over a kept connection. Throws when no whole answer comes in time. */
export function exchange(agent: Agent, url: string, sent: Sent = {}, isSecondTry = false): Promise<Received> {
  const { method = 'GET', headers = {}, body, timeoutMs = 60_000 } = sent;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sending = request(url, { agent, method, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? null,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    const timer = setTimeout(
      () => sending.destroy(new Error(`${method} ${url} gave no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    sending.once('error', (error) => {
      clearTimeout(timer);
      if (!isSecondTry && isStale(error, sending.reusedSocket)) resolve(exchange(agent, url, sent, true));
      else reject(error);
    });
    sending.end(body);
  });
}
