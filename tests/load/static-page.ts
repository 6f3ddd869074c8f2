import autocannon from 'autocannon';
import { getRaw, withBareServer } from './bare.ts';
import type { Figure, Row } from './figure.ts';
import { processorMs, webServerOf } from './process.ts';
import { withProduct } from './product.ts';

const path = '/courses/brain-gut-axis';
const connections = 10;
const rounds = 2;
const roundSeconds = 4;
const warmUpSeconds = 2;

type Target = { readonly url: string; readonly pid: number };
type Load = { requests: number; seconds: number; processorMs: number };

async function load({ url, pid }: Target, headers: Record<string, string>, duration: number): Promise<Load> {
  const before = processorMs(pid);
  const {
    requests,
    duration: seconds,
    non2xx,
    errors,
    timeouts,
  } = await autocannon({ url, connections, duration, headers });
  if (non2xx + errors + timeouts > 0)
    throw new Error(`${url}: ${non2xx} answers were no page, ${errors} failed, ${timeouts} came too late`);
  return { requests: requests.total, seconds, processorMs: processorMs(pid) - before };
}

/** Each target in turn, so that a busy moment of the machine falls on both. */
async function inTurn(targets: readonly [Target, Target], headers: Record<string, string>): Promise<[Load, Load]> {
  const totals: [Load, Load] = [
    { requests: 0, seconds: 0, processorMs: 0 },
    { requests: 0, seconds: 0, processorMs: 0 },
  ];
  for (const target of targets) await load(target, headers, warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const index of [0, 1] as const) {
      const { requests, seconds, processorMs: used } = await load(targets[index], headers, roundSeconds);
      const total = totals[index];
      total.requests += requests;
      total.seconds += seconds;
      total.processorMs += used;
    }
  }
  return totals;
}

async function measureEncoding(origin: string, web: number, encoding: 'identity' | 'gzip'): Promise<Row[]> {
  const url = `${origin}${path}`;
  const headers = { 'accept-encoding': encoding };
  const page = await getRaw(url, headers);
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
  const [product, bare] = await withBareServer(page, (bareUrl, barePid) =>
    inTurn(
      [
        { url, pid: web },
        { url: `${bareUrl}/`, pid: barePid },
      ],
      headers,
    ),
  );
  const what = `Course page, ${Math.round(page.body.length / 1024)} KB${encoding === 'gzip' ? ', gzip' : ''}`;
  const against = 'bare Node server, same bytes and headers';
  return [
    {
      what,
      unit: 'req/s',
      better: 'higher',
      value: product.requests / product.seconds,
      against,
      baseline: bare.requests / bare.seconds,
    },
    {
      what: `${what}, processor time a request`,
      unit: 'ms',
      better: 'lower',
      value: product.processorMs / product.requests,
      against,
      baseline: bare.processorMs / bare.requests,
    },
  ];
}

export const staticPage: Figure = {
  name: 'static-page',
  title: `${path} on the production server, ${connections} connections, ${rounds * roundSeconds} s each`,
  measure: () =>
    withProduct(async ({ url, pid }) => {
      const web = webServerOf(pid);
      return [...(await measureEncoding(url, web, 'identity')), ...(await measureEncoding(url, web, 'gzip'))];
    }),
};
