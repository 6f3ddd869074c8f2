import { createServer } from 'node:net';
import type { Socket } from 'node:net';

export type Received = { readonly from: string; readonly to: string; readonly data: string };
export type Verdict = string | null;

/** A mail server in a few lines: takes everything, unless `judge` answers a refusal such as "550 no". */
export async function startSmtpSink(judge: (to: string) => Verdict = () => null) {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let [buffer, from, to, isData] = ['', '', '', false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (/^(?:EHLO|HELO)/i.test(line)) return say('250 sink');
      if (/^MAIL FROM/i.test(line)) from = line.slice(10);
      if (/^RCPT TO/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        return say(judge(to) ?? '250 ok');
      }
      if (/^DATA/i.test(line)) {
        isData = true;
        return say('354 go on');
      }
      if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n');
      return say('250 ok');
    };
    say('220 sink ESMTP');
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8');
      for (
        let end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
        end >= 0;
        end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
      ) {
        const part = buffer.slice(0, end);
        buffer = buffer.slice(end + (isData ? 5 : 2));
        if (!isData) hear(part);
        else {
          isData = false;
          received.push({ from, to, data: part });
          say('250 queued');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
