import { getRaw, withBareServer } from './bare.ts';
import type { Figure, Row } from './figure.ts';
import { residentMb, webServerOf } from './process.ts';
import { withProduct } from './product.ts';

const pages = [
  '/',
  '/courses',
  '/courses/brain-gut-axis',
  '/courses/brain-gut-axis/preview',
  '/evidence',
  '/verify',
  '/about',
  '/sign-in',
];
const requests = 1_000;
const atOnce = 10;

/** So many requests over the public pages, ten at a time. */
async function visit(origin: string): Promise<void> {
  let next = 0;
  const visitor = async () => {
    while (next < requests) {
      const path = pages[next % pages.length] ?? '/';
      next += 1;
      const { status } = await getRaw(`${origin}${path}`, { 'accept-encoding': 'gzip' });
      if (status !== 200) throw new Error(`${path} answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, visitor));
}

async function measure(): Promise<Row[]> {
  return withProduct(async ({ url, pid }) => {
    const web = webServerOf(pid);
    const before = residentMb(web);
    await visit(url);
    const after = residentMb(web);
    await visit(url);
    const afterTwice = residentMb(web);
    const bare = await withBareServer(await getRaw(`${url}/`), async (bareUrl, barePid) => {
      await visit(bareUrl);
      return residentMb(barePid);
    });
    const shared = { unit: 'MB', better: 'lower' } as const;
    return [
      { what: 'Web server when ready', value: before, against: 'recorded only', baseline: null, ...shared },
      {
        what: `Web server after ${requests} requests`,
        value: after,
        against: `bare Node server after ${requests} requests`,
        baseline: bare,
        ...shared,
      },
      {
        what: `Growth over the first ${requests} requests`,
        value: after,
        against: 'the same server when ready',
        baseline: before,
        ...shared,
      },
      {
        what: `Growth over the second ${requests} requests`,
        value: afterTwice,
        against: `the same server after ${requests}`,
        baseline: after,
        ...shared,
      },
    ];
  });
}

export const memory: Figure = {
  name: 'memory',
  title: 'resident memory (VmRSS) of the web server, public pages only',
  measure,
};
