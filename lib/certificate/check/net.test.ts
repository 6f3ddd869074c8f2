import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardedFetch, isPublicAddress } from './net.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'ff02::1',
  'not an address',
])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

test.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

test.each([
  ['http://college.example/', /only https/],
  ['file:///etc/passwd', /only https/],
  ['https://127.0.0.1/', /not on the public internet/],
  ['https://localhost/', /not on the public internet/],
  ['https://[::1]/', /not on the public internet/],
  ['https://0x7f.1/', /not on the public internet/],
  ['https://2130706433/', /not on the public internet/],
  ['https://user:pass@college.example/', /password/],
])('%s is not fetched', (url, why) => expect(guardedFetch()(url)).rejects.toThrow(why));

let base = '';
const server = createServer((request, response) => {
  if (request.url === '/good') response.end('{"kty":"RSA"}');
  else if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/secret' }).end();
  else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
  else if (request.url === '/big') {
    for (let part = 0; part < 40; part += 1) response.write('x'.repeat(100_000));
    response.end();
  } else response.writeHead(404).end();
});
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('this machine answers only where a demonstration allows it', async () => {
  await expect(guardedFetch({ mayLoopback: true })(`${base}/good`)).resolves.toEqual({ text: '{"kty":"RSA"}' });
  await expect(guardedFetch()(`${base}/good`)).rejects.toThrow(/only https/);
});

test.each([
  ['a redirect to a private address', '/away', /only https|not on the public internet/],
  ['a redirect without an end', '/round', /too often/],
  ['an endless answer', '/big', /too large/],
  ['what is not there', '/gone', /404/],
])('%s is refused', (_what, path, why) =>
  expect(guardedFetch({ mayLoopback: true })(`${base}${path}`)).rejects.toThrow(why),
);
