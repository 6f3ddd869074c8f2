import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { newSessionToken, openSession } from '#lib/auth/sessions.ts';
import { openDb } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { chromiumArgs, findChromium } from '#scripts/chromium.ts';
import { databaseUrlOf, ensureBuild, startProduct, withFolder } from './product.ts';

const publicPaths = [
  '/',
  '/courses',
  '/courses/brain-gut-axis',
  '/courses/brain-gut-axis/preview',
  '/courses/brain-gut-axis/evidence',
  '/pathway',
  '/clinics',
  '/glossary',
  '/evidence',
  '/bodies',
  '/bodies/myotherapy-association-australia',
  '/verify',
  '/about',
];
const readerPath = '/learn/brain-gut-axis/mapping-the-axis';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Row = {
  readonly path: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
};

/** A session of the demonstration's enrolled therapist, as a cookie. */
async function readerCookie(dataDir: string): Promise<string> {
  const db = openDb(databaseUrlOf(dataDir), 1);
  try {
    const user = await db.user.findUniqueOrThrow({
      where: { email: 'therapist@demo.afferent.example' },
      select: { id: true },
    });
    const token = newSessionToken();
    await openSession(db, { token, userId: user.id, userAgent: null }, now());
    return `afferent-session=${token}`;
  } finally {
    await db.$disconnect();
  }
}

async function measure(
  url: string,
  path: string,
  chromePort: number,
  cookie: string | null,
  triesLeft = 1,
): Promise<Row> {
  const result = await lighthouse(`${url}${path}`, {
    port: chromePort,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...categories],
    // The reader is private on purpose: that it is not indexed is no fault.
    ...(cookie ? { extraHeaders: { Cookie: cookie }, skipAudits: ['is-crawlable'] } : {}),
  });
  if (!result) throw new Error(`Lighthouse gave nothing for ${path}.`);
  const { categories: found, audits, runtimeError } = result.lhr;
  // Chromium now and then loses the start of a recording; that says nothing of the page.
  if (runtimeError?.code === 'NO_NAVSTART' && triesLeft > 0)
    return measure(url, path, chromePort, cookie, triesLeft - 1);
  if (runtimeError) throw new Error(`${path}: ${runtimeError.message}`);
  const scores = Object.fromEntries(categories.map((id) => [id, Math.round((found[id]?.score ?? 0) * 100)]));
  const strict = categories.filter((id) => id !== 'performance').flatMap((id) => found[id]?.auditRefs ?? []);
  const faults = strict.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1).map(({ id }) => id);
  return { path, scores, faults };
}

const executable = await findChromium();
await ensureBuild();
const rows = await withFolder(async (folder) => {
  const product = await startProduct(folder);
  const chrome = await launch({ chromePath: executable, chromeFlags: ['--headless', ...chromiumArgs] });
  try {
    const found: Row[] = [];
    for (const path of publicPaths) found.push(await measure(product.url, path, chrome.port, null));
    found.push(await measure(product.url, readerPath, chrome.port, await readerCookie(folder)));
    return found;
  } finally {
    chrome.kill();
    await product.stop();
  }
});
console.table(rows.map(({ path, scores, faults }) => ({ path, ...scores, faults: faults.join(' ') })));
process.exit(rows.some(({ faults }) => faults.length > 0) ? 1 : 0);
