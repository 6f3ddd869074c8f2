import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { limits } from './limits.ts';
import type { Fetch } from './types.ts';

/** What is not the public internet: RFC 6890 and its kin. */
const closed = new BlockList();
const closedNets = `
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
  192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
`;
for (const range of closedNets.trim().split(/\s+/)) {
  const [net = '', prefix] = range.split('/');
  closed.addSubnet(net, Number(prefix), net.includes(':') ? 'ipv6' : 'ipv4');
}

/** Is an address part of the public internet? IPv4 inside IPv6 counts as the IPv4 it is. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPublicAddress(mapped);
  if (/^::ffff:/i.test(address)) return false;
  return !closed.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

type Place = { readonly url: URL; readonly address: string; readonly family: 4 | 6 };

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Resolves the host once and refuses it unless every address it has is public; the connection then goes to that very address. */
async function placeOf(text: string, mayLoopback: boolean): Promise<Place> {
  const url = new URL(text);
  const isLocal = mayLoopback && loopbackNames.has(url.hostname);
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:'))
    throw new Error('only https addresses are fetched');
  if (url.username || url.password) throw new Error('the address holds a password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  const [first] = found;
  if (!first) throw new Error('the host has no address');
  if (!isLocal && found.some(({ address }) => !isPublicAddress(address)))
    throw new Error('the host is not on the public internet');
  return { url, address: first.address, family: first.family === 6 ? 6 : 4 };
}

function open({ url, address, family }: Place, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? requestHttps : requestHttp;
    const asked = start(
      url,
      {
        signal,
        headers: { accept: 'application/json, application/ld+json, application/vc+jwt, text/plain;q=0.5' },
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      resolve,
    );
    asked.on('error', reject);
    asked.end();
  });
}

async function readText(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > limits.fetchedBytes) throw new Error('the answer is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * A fetch for addresses that a stranger's file names: https and public hosts only, every redirect judged anew, limited in
 * size and time.
 * @param mayLoopback also http on this machine, for a demonstration
 */
export function guardedFetch({ mayLoopback = false }: { mayLoopback?: boolean } = {}): Fetch {
  return async (text) => {
    const signal = AbortSignal.timeout(limits.fetchSeconds * 1000);
    let address = text;
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const answer = await open(await placeOf(address, mayLoopback), signal);
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status >= 300 && status < 400 && location) {
        answer.destroy();
        address = new URL(location, address).href;
        continue;
      }
      if (status === 200) return { text: await readText(answer), ...(address === text ? {} : { from: address }) };
      answer.destroy();
      throw new Error(`the host answered ${status}`);
    }
    throw new Error('the host redirects too often');
  };
}
